package org.ibasho.chassis.accesslog.witness;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.ibasho.chassis.accesslog.entry.UnwitnessedEntries;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures how long this process's oldest entry waits for the witness, and how long the other side is silent. */
final class WitnessMetrics {

    private static final Logger log = LoggerFactory.getLogger(WitnessMetrics.class);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final UnwitnessedEntries unwitnessed;
    private final WitnessTable table;
    private final Clock clock;
    private volatile Instant heardAt;
    private volatile Instant saidAt = Instant.EPOCH;
    private volatile long alarms;
    private boolean lateLogged;
    private boolean silenceLogged;

    WitnessMetrics(UnwitnessedEntries unwitnessed, WitnessTable table, Clock clock, MeterRegistry meters) {
        this.unwitnessed = unwitnessed;
        this.table = table;
        this.clock = clock;
        this.heardAt = clock.instant();
        Gauge.builder("ibasho.access.log.unwitnessed", () -> unwitnessed().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("The age of this process's oldest entry that no head covers which the other side cosigned")
                .register(meters);
        Gauge.builder("ibasho.access.log.witness.silence", () -> silence().toMillis() / 1000.0)
                .baseUnit("seconds")
                .description("How long no later head of the other side's log has come")
                .register(meters);
        Gauge.builder("ibasho.access.log.witness.alarms", () -> alarms)
                .description("Logs of the other side that failed as they were witnessed")
                .register(meters);
    }

    /** A head has come that was the present one at this time. */
    void heard(Instant at) {
        if (at.isAfter(saidAt)) {
            saidAt = at;
            heardAt = clock.instant();
        }
    }

    /** Looks whether something is to be logged; each change once. */
    void look() {
        alarms = table.logs().stream().filter(other -> other.alarm() != null).count();
        boolean late = unwitnessed().compareTo(LIMIT) > 0;
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

    private static String verb(boolean well) {
        return well ? "are" : "are not";
    }

    private Duration unwitnessed() {
        return unwitnessed
                .oldest()
                .map(at -> Duration.between(at, clock.instant()))
                .orElse(Duration.ZERO);
    }

    private Duration silence() {
        return Duration.between(heardAt, clock.instant());
    }
}
