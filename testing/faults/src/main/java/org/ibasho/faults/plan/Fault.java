package org.ibasho.faults.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A fault that a run can inject into the system. */
public enum Fault {
    PUBLISHER_KILLED(3),
    SUBSCRIBER_KILLED(3),
    PUBLISHER_BEFORE_COMMIT(3),
    PUBLISHER_AFTER_COMMIT(3),
    SUBSCRIBER_BEFORE_COMMIT(2),
    SUBSCRIBER_AFTER_COMMIT(2),
    RELAY_BEFORE_TOKEN(3),
    CONSUMER_BEFORE_OFFSET(3),
    CONSUMER_MID_BATCH(3),
    /** The publisher is killed while it rebuilds its read model. */
    REBUILD_KILLED(2),
    /** A poison message comes between others of its key, and an operator discards it. */
    POISON_DISCARDED(2),
    /** Every message is delivered three times; the second and third copies are shuffled across keys. */
    DELIVERED_THRICE(2),
    /** A transaction with an event stays open while others commit. */
    TRANSACTION_HELD(2),
    POSTMASTER_KILLED(2),
    BROKER_KILLED(1),
    /** The broker is killed, and the publisher while the broker is down. */
    BROKER_AND_PUBLISHER_KILLED(1),
    /** The broker loses its disk; then the operator has history published again. */
    KAFKA_LOST(1),
    /** A second instance of the publisher, whose clock is wrong, takes a part of the commands and is killed. */
    CLOCK_61S_BEHIND(1, "-61s"),
    CLOCK_61S_AHEAD(1, "+61s"),
    CLOCK_1H_BEHIND(1, "-1h"),
    CLOCK_1H_AHEAD(1, "+1h"),
    /** The publisher, the subscriber or both are stopped for longer than every lease, and go on. */
    PAUSED(3),
    /** The same for 40 seconds, with the leases and timeouts of production. */
    PAUSED_40S(0),
    /** A second publisher and a second subscriber run under the names of the first ones. */
    SAME_NAME(2),
    /** A table is locked for ten seconds, as a change of its definition locks it. */
    LOCK_HELD(3),
    /** The same for two minutes. */
    LOCK_HELD_2MIN(0),
    /** Hundreds of messages at once that cannot be processed, each about a subject of its own. */
    POISON_STORM(2),
    /** An upgrade to a newer program, a rollback and another upgrade, with old and new instances side by side. */
    OLD_AND_NEW_TOGETHER(2),
    /** The disk of PostgreSQL's data, or of the broker's, has no room left; then it has again. */
    DISK_FULL(2),
    /** PostgreSQL is lost, and a standby takes its place that had not received the last events. */
    STANDBY_PROMOTED(2);

    private final int weight;
    private final String clock;

    Fault(int weight) {
        this(weight, "");
    }

    Fault(int weight, String clock) {
        this.weight = weight;
        this.clock = clock;
    }

    /** The relative frequency with which a plan chooses it; 0 for the long form of another fault. */
    int weight() {
        return weight;
    }

    /** The offset of the clock in the form of libfaketime; empty when no clock is wrong. */
    public String clock() {
        return clock;
    }

    /** Whether it is the long form of another fault, which takes minutes and stands in a few runs only. */
    boolean isLongForm() {
        return weight == 0;
    }

    /** Whether it takes so long that the build leaves it out. */
    public boolean takesLong() {
        return switch (this) {
            case PAUSED,
                    PAUSED_40S,
                    SAME_NAME,
                    LOCK_HELD,
                    LOCK_HELD_2MIN,
                    OLD_AND_NEW_TOGETHER,
                    DISK_FULL,
                    STANDBY_PROMOTED -> true;
            default -> false;
        };
    }

    /** As it is written on the command line and in reports: {@code publisher-killed}. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The fault of this name. */
    public static Optional<Fault> of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.optionName().equals(name))
                .findFirst();
    }
}
