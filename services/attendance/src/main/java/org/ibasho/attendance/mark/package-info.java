/** What is counted: one visit at one door, without anybody's name. */
@NullMarked
package org.ibasho.attendance.mark;

import org.jspecify.annotations.NullMarked;
