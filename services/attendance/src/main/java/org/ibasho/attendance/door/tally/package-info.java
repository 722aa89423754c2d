/** Read model: each gathering's door and how many visits staff have counted there. */
@NullMarked
package org.ibasho.attendance.door.tally;

import org.jspecify.annotations.NullMarked;
