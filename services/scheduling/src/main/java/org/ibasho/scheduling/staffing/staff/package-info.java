/** The NPO's own people, as far as planning needs them: nickname, roles, qualifications, and when they cannot come. Never why, and nothing of their own past. */
@NullMarked
package org.ibasho.scheduling.staffing.staff;

import org.jspecify.annotations.NullMarked;
