/**
 * A verifiable log: Merkle tree hashing and its proofs (RFC 9162, section 2.1), and signed tree heads as C2SP
 * tlog-checkpoint, signed-note and tlog-cosignature define them. Pure: no database and no clock.
 */
@NullMarked
package org.ibasho.chassis.accesslog.merkle;

import org.jspecify.annotations.NullMarked;
