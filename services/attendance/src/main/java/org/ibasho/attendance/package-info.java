/** Attendance: counts who comes to a gathering in one tap, and knows nobody. */
@NullMarked
package org.ibasho.attendance;

import org.jspecify.annotations.NullMarked;
