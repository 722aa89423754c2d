/** The recipient's side: key pairs that are made, published, superseded and destroyed, and opening with them. */
@NullMarked
package org.ibasho.chassis.hpke.recipient;

import org.jspecify.annotations.NullMarked;
