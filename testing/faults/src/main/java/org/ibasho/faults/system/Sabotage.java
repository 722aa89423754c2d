package org.ibasho.faults.system;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A defect that a run can introduce on purpose, to prove that a check then fails. */
public enum Sabotage {
    /** The publisher runs on Axon's JDBC engine, whose readers give up a gap after a timeout. */
    AXON_ENGINE,
    /** The same with a timeout of 0.4 seconds. */
    AXON_ENGINE_SHORT_TIMEOUT,
    /** The inbox notes every message under a new random id, so it never recognises a duplicate. */
    INBOX_OFF,
    /**
     * The relay counts a message as sent before Kafka has acknowledged it. The producer lingers before it sends: once
     * it knows that the broker is down it accepts nothing more, so a killed publisher must have had messages in its
     * buffer before.
     */
    RELAY_BEFORE_ACKNOWLEDGEMENT,
    /** A process that has lost the claim on the relay goes on as if it had it. */
    CLAIM_IGNORED,
    /** The database waits for ever for a process that holds a transaction open. */
    SESSION_TIMEOUTS_OFF,
    /** Two processes under one name cannot be told apart. */
    SAME_PROCESS,
    /** Whoever meets a lock waits for as long as it is held. */
    LOCK_TIMEOUT_OFF,
    /** The inbox cannot park a message, so a partition waits for whatever cannot be processed. */
    PARKING_OFF,
    /** A program takes an event whose type it does not know for one that changes nothing. */
    UNKNOWN_TYPES_PASSED,
    /** A promoted server goes on with the era of the one that it has replaced. */
    ERA_NOT_BEGUN,
    /** A process goes on although its server was replaced by a promoted standby. */
    PROMOTION_UNNOTICED,
    /** The load balancer takes an instance for ready as soon as its process runs. */
    READY_TOO_EARLY;

    /** Whether the publisher's events are in the table of Axon's JDBC engine. */
    boolean usesAxonEngine() {
        return this == AXON_ENGINE || this == AXON_ENGINE_SHORT_TIMEOUT;
    }

    /** As it is written on the command line and in settings: {@code axon-engine}. */
    public String optionName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The sabotage of this name. */
    public static Optional<Sabotage> of(String name) {
        return Arrays.stream(values())
                .filter(one -> one.optionName().equals(name))
                .findFirst();
    }
}
