/** Read model: every gathering as it stands now, for the public, for calendar programs and for staff. */
@NullMarked
package org.ibasho.scheduling.gathering.calendar;

import org.jspecify.annotations.NullMarked;
