/** The information for a first visit: the venue, who will be there, and the last turnout. */
@NamedInterface("visit")
@NullMarked
package org.ibasho.scheduling.calendar.visit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
