/** How many came: the read model of every door, and of those that can be opened. */
@NullMarked
package org.ibasho.attendance.tally;

import org.jspecify.annotations.NullMarked;
