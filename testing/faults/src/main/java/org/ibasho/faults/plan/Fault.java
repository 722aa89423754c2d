package org.ibasho.faults.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong. */
public enum Fault {
    TELLER_KILLED(3),
    LISTENER_KILLED(3),
    TELLER_BEFORE_COMMIT(3),
    TELLER_AFTER_COMMIT(3),
    LISTENER_BEFORE_COMMIT(2),
    LISTENER_AFTER_COMMIT(2),
    RELAY_BEFORE_TOKEN(3),
    CONSUMER_BEFORE_OFFSET(3),
    CONSUMER_MID_BATCH(3),
    /** While a read model is built again, its builder. */
    REBUILD_KILLED(2),
    /** A message that nobody can read comes between others of its key, and an operator gives it up. */
    POISON_DISCARDED(2),
    /** Every message is delivered three times, shuffled across keys; the first time of each in order. */
    DELIVERED_THRICE(2),
    /** A transaction with an event stays open while others commit. */
    TRANSACTION_HELD(2),
    POSTMASTER_KILLED(2),
    BROKER_KILLED(1),
    /** The broker, and while it is away the teller. */
    BROKER_AND_TELLER_KILLED(1),
    /** The broker's disk, too; then the operator has history published again. */
    KAFKA_LOST(1),
    /** A second instance of the teller whose clock is wrong takes a part of the commands, and is killed. */
    CLOCK_61S_BEHIND(1, "-61s"),
    CLOCK_61S_AHEAD(1, "+61s"),
    CLOCK_1H_BEHIND(1, "-1h"),
    CLOCK_1H_AHEAD(1, "+1h");

    private final int weight;
    private final String clock;

    Fault(int weight) {
        this(weight, "");
    }

    Fault(int weight, String clock) {
        this.weight = weight;
        this.clock = clock;
    }

    /** How often it is chosen, against the others. */
    int weight() {
        return weight;
    }

    /** How wrong a clock is, as libfaketime wants to know it; empty when no clock is wrong. */
    public String clock() {
        return clock;
    }

    /** As it is written on the command line and in reports: {@code teller-killed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of this name. */
    public static Optional<Fault> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
