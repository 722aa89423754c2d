package org.ibasho.faults.world;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be broken on purpose, to see that a check notices. */
public enum Sabotage {
    /** The teller runs on Axon's own JDBC engine, whose readers give up on gaps after a while. */
    AXON_ENGINE,
    /** The same, and they give up after 0.4 seconds already. */
    AXON_ENGINE_SHORT_TIMEOUT,
    /** Every message is noted in the inbox under an id that was never there before. */
    INBOX_OFF,
    /**
     * The relay takes a message for sent before Kafka has acknowledged it. The producer collects for a while before it sends:
     * once it knows that the broker is away it takes nothing more, so who dies then must have had something in hand before.
     */
    RELAY_BEFORE_ACKNOWLEDGEMENT;

    /** Whether the teller's events are in the tables of Axon's own engine. */
    boolean isAxons() {
        return this == AXON_ENGINE || this == AXON_ENGINE_SHORT_TIMEOUT;
    }

    /** As it is written on the command line and in settings: {@code axon-engine}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The one of this name. */
    public static Optional<Sabotage> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
