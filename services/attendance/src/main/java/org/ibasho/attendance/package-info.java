/** Attendance: counts people at a gathering with one tap, without names. */
@NullMarked
package org.ibasho.attendance;

import org.jspecify.annotations.NullMarked;
