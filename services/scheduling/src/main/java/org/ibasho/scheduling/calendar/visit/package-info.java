/** The information for a first visit: the venue, who will be there, and the last turnout. */
@NullMarked
package org.ibasho.scheduling.calendar.visit;

import org.jspecify.annotations.NullMarked;
