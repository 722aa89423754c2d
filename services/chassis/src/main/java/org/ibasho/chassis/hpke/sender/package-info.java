/** The sender's side: the public keys of recipients, and sealing to them. */
@NullMarked
package org.ibasho.chassis.hpke.sender;

import org.jspecify.annotations.NullMarked;
