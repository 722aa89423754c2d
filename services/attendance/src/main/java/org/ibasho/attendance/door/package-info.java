/** The door of a gathering, the write side: when it opens, whom staff count there, and when counting ends. */
@NullMarked
package org.ibasho.attendance.door;

import org.jspecify.annotations.NullMarked;
