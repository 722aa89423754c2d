/**
 * The hash chains of processes: each process tells both sides how much it has written, and the hash of all of it,
 * before the sealer has it. So entries that are removed or replaced before the other side has witnessed a head show
 * even after the process that wrote them has ended.
 */
@NullMarked
package org.ibasho.chassis.accesslog.chain;

import org.jspecify.annotations.NullMarked;
