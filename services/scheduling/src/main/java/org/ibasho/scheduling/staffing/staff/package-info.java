/**
 * The NPO's staff as far as planning needs it: nickname, roles, qualifications and absences, without reasons and
 * without anything about their past.
 */
@NullMarked
package org.ibasho.scheduling.staffing.staff;

import org.jspecify.annotations.NullMarked;
