/** Tests of moving wrapping keys, with a folder and a server that speaks the protocol of a vault. */
@NullMarked
package org.ibasho.chassis.keystore.move;

import org.jspecify.annotations.NullMarked;
