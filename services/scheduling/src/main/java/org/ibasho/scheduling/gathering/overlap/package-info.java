/** The warning about overlapping gatherings at one venue. It rests on the calendar and can be accepted. */
@NullMarked
package org.ibasho.scheduling.gathering.overlap;

import org.jspecify.annotations.NullMarked;
