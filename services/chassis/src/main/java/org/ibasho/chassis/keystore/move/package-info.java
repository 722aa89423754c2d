/** Moves the wrapping keys of a side from one place to another while its services run. */
@NullMarked
package org.ibasho.chassis.keystore.move;

import org.jspecify.annotations.NullMarked;
