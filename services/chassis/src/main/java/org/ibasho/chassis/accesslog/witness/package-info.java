/**
 * Witnesses: each side sends the heads of its log to the other one, which verifies that each is consistent with all
 * before, cosigns it, and alarms otherwise (C2SP tlog-witness, over Kafka).
 */
@NullMarked
package org.ibasho.chassis.accesslog.witness;

import org.jspecify.annotations.NullMarked;
