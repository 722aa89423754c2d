/** Marks that staff make at a door: one visit each, with category, entrance and time, and nobody's name. */
@NullMarked
package org.ibasho.attendance.door.mark;

import org.jspecify.annotations.NullMarked;
