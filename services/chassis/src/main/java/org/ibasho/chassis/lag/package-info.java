/** How far behind what happened something is: the same two figures for whatever follows events. */
@NullMarked
package org.ibasho.chassis.lag;

import org.jspecify.annotations.NullMarked;
