/**
 * The sealer: one process of a side at a time puts new entries in order into the Merkle tree each second, and signs its
 * head. It refuses to go past a missing number, and to build on a tree that is not the one it signed.
 */
@NullMarked
package org.ibasho.chassis.accesslog.seal;

import org.jspecify.annotations.NullMarked;
