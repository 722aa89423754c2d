/** The certificates of the erasure of staff: what can be said about them once nobody can read their records. */
@NullMarked
package org.ibasho.scheduling.staffing.staff.erasure;

import org.jspecify.annotations.NullMarked;
