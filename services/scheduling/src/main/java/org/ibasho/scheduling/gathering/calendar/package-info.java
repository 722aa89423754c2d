/** Read model of all gatherings in their current state, for the public, calendar programs and staff. */
@NullMarked
package org.ibasho.scheduling.gathering.calendar;

import org.jspecify.annotations.NullMarked;
