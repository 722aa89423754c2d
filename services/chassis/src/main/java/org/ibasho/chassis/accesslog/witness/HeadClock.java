package org.ibasho.chassis.accesslog.witness;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A hybrid logical clock for the heads of this side's log: the server's time, and later than every head that any
 * process of this side has sent before, as Kafka has it. So a later head is later although the server's clock has gone
 * back, and a log that was set back to an older copy does not set this clock back.
 */
final class HeadClock {

    private static final Duration STEP = Duration.ofMillis(1);

    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.EPOCH);

    /** The time of the next head. */
    Instant next(Instant serverTime) {
        return latest.accumulateAndGet(serverTime, HeadClock::after);
    }

    private static Instant after(Instant latest, Instant serverTime) {
        return serverTime.isAfter(latest) ? serverTime : latest.plus(STEP);
    }

    /** A process of this side has sent a head of this time. */
    void heard(Instant at) {
        latest.accumulateAndGet(at, (known, heard) -> heard.isAfter(known) ? heard : known);
    }
}
