/** A warning when two gatherings would be at one place at one time. It rests on what the calendar shows and can be accepted. */
@NullMarked
package org.ibasho.scheduling.gathering.overlap;

import org.jspecify.annotations.NullMarked;
