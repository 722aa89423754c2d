package org.ibasho.chassis.sealing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Counts values that could not be read although nobody was erased, and values that were stored before sealing. */
final class UnreadableData {

    /** Why a value was not read as it should be. */
    enum Reason {
        ALTERED,
        WRAPPING_KEY_LOST,
        NO_KEY,
        /** It was never sealed; it was read all the same. */
        PLAIN
    }

    private final Map<Reason, Counter> counters = new EnumMap<>(Reason.class);

    UnreadableData(MeterRegistry meters) {
        for (Reason reason : Reason.values()) {
            counters.put(
                    reason,
                    Counter.builder("ibasho.personal.data.unreadable")
                            .description("Personal data that could not be read, or were found unsealed")
                            .tag(
                                    "reason",
                                    reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(meters));
        }
    }

    void count(Reason reason) {
        Objects.requireNonNull(counters.get(reason)).increment();
    }

    Optional<byte[]> because(Reason reason) {
        count(reason);
        return Optional.empty();
    }
}
