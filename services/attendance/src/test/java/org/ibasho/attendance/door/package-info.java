/** Tests of what may happen at a door. */
@NullMarked
package org.ibasho.attendance.door;

import org.jspecify.annotations.NullMarked;
