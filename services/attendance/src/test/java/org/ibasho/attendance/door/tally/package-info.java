/** Tests of the numbers. */
@NullMarked
package org.ibasho.attendance.door.tally;

import org.jspecify.annotations.NullMarked;
