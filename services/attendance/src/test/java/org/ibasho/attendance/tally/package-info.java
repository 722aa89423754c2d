/** Tests of the numbers. */
@NullMarked
package org.ibasho.attendance.tally;

import org.jspecify.annotations.NullMarked;
