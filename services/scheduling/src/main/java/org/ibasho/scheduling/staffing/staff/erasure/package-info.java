/** The certificates of the erasure of staff: all that is left once nobody can read their records. */
@NullMarked
package org.ibasho.scheduling.staffing.staff.erasure;

import org.jspecify.annotations.NullMarked;
