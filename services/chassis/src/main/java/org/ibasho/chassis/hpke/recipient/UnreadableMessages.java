package org.ibasho.chassis.hpke.recipient;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Counts sealed texts that could not be opened. */
final class UnreadableMessages {

    enum Reason {
        /** It belongs to another event, subject or component, or somebody changed it. */
        ALTERED,
        /** Its key was destroyed: it is too old. */
        KEY_DESTROYED,
        UNKNOWN_KEY,
        WRAPPING_KEY_LOST
    }

    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    UnreadableMessages(MeterRegistry meters) {
        for (Reason reason : Reason.values()) {
            counters.put(
                    reason,
                    Counter.builder("ibasho.sealed.messages.unreadable")
                            .description("Texts of other services' messages that could not be opened")
                            .tag(
                                    "reason",
                                    reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(meters));
        }
    }

    void count(Reason reason) {
        Objects.requireNonNull(counters.get(reason)).increment();
    }
}
