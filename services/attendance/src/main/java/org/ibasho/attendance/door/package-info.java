/** The door of one gathering, the write side: when it opens, who is counted at it, and when counting ends. */
@NullMarked
package org.ibasho.attendance.door;

import org.jspecify.annotations.NullMarked;
