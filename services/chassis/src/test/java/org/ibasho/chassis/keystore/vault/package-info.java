/** Tests of wrapping keys in a vault, on a server that speaks its protocol. */
@NullMarked
package org.ibasho.chassis.keystore.vault;

import org.jspecify.annotations.NullMarked;
