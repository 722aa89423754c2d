/** Ends a process at one exact point, as kill -9 would. Works by decorating beans; the chassis has no hook for it. */
@NullMarked
package org.ibasho.faults.killpoint;

import org.jspecify.annotations.NullMarked;
