/** What somebody wants to know before a first visit: the place, who will be there, how many came last time. */
@NullMarked
package org.ibasho.scheduling.calendar.visit;

import org.jspecify.annotations.NullMarked;
