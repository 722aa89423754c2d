/** Read model of all gatherings in their current state, for the public, calendar programs and staff. */
@NamedInterface("calendar")
@NullMarked
package org.ibasho.scheduling.gathering.calendar;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
