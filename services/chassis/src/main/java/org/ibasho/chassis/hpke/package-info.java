/** Texts for one recipient, sealed to its public key by HPKE (RFC 9180) so that nobody on the way can read them. */
@NullMarked
package org.ibasho.chassis.hpke;

import org.jspecify.annotations.NullMarked;
