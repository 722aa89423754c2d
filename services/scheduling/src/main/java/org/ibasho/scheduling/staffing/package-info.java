/** Staffing of gatherings: the NPO's staff, rosters of seats, and the counsellor sent by the centre. */
@NullMarked
package org.ibasho.scheduling.staffing;

import org.jspecify.annotations.NullMarked;
