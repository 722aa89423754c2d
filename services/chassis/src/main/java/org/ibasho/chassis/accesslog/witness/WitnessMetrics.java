package org.ibasho.chassis.accesslog.witness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import org.ibasho.chassis.accesslog.entry.UnwitnessedEntries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures how long this process's oldest entry waits for the witness, and how long the other side is silent. */
final class WitnessMetrics {

    private static final Logger log = LoggerFactory.getLogger(WitnessMetrics.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final UnwitnessedEntries unwitnessed;
    private final WitnessAlarms table;
    private final LongSupplier nanos;
    private volatile long heardNanos;
    private volatile Instant saidAt = Instant.EPOCH;
    private volatile long alarms;
    private boolean lateLogged;
    private boolean silenceLogged;

    /** @param nanos as {@link System#nanoTime}: a clock that jumps must neither raise an alarm nor hide one */
    WitnessMetrics(UnwitnessedEntries unwitnessed, WitnessAlarms table, LongSupplier nanos, MeterRegistry meters) {
        this.unwitnessed = unwitnessed;
        this.table = table;
        this.nanos = nanos;
        this.heardNanos = nanos.getAsLong();
        Gauge.builder("ibasho.access.log.unwitnessed", () -> seconds(unwitnessed.age()))
                .baseUnit("seconds")
                .description("The age of this process's oldest entry that no head covers which the other side cosigned")
                .register(meters);
        Gauge.builder("ibasho.access.log.witness.silence", () -> seconds(silence()))
                .baseUnit("seconds")
                .description("How long no later head of the other side's log has come")
                .register(meters);
        Gauge.builder("ibasho.access.log.witness.alarms", () -> alarms)
                .description("Alarms about the other side's log that no operator has acknowledged")
                .register(meters);
    }

    /** A head has come that was the present one at this time. */
    void heard(Instant at) {
        if (at.isAfter(saidAt)) {
            saidAt = at;
            heardNanos = nanos.getAsLong();
        }
    }

    /** Looks whether something is to be logged; each change once. */
    void look() {
        alarms = table.open();
        boolean late = unwitnessed.age().compareTo(LIMIT) > 0;
        if (late != lateLogged) {
            lateLogged = late;
            log.warn("entries of the access log {} witnessed by the other side within five seconds", verb(!late));
        }
        boolean silent = silence().compareTo(LIMIT) > 0;
        if (silent != silenceLogged) {
            silenceLogged = silent;
            log.warn("heads of the other side's access log {} coming", verb(!silent));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String verb(boolean well) {
        return well ? "are" : "are not";
    }

    private Duration silence() {
        return Duration.ofNanos(nanos.getAsLong() - heardNanos);
    }
}
