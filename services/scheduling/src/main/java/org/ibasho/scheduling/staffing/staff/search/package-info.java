/** Search for members of staff by nickname. */
@NullMarked
package org.ibasho.scheduling.staffing.staff.search;

import org.jspecify.annotations.NullMarked;
