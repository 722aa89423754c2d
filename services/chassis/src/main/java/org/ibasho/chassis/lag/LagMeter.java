package org.ibasho.chassis.lag;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A lag as two figures ({@code name} in events, {@code name.seconds}), measured when somebody asks and at most once a
 * second.
 */
public final class LagMeter {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final Supplier<Lag> measure;
    private Lag last = Lag.UNKNOWN;
    private long measuredAt = System.nanoTime() - FRESH;

    /** @param measure never throws; takes as long as a scrape may wait at most */
    public LagMeter(String name, Supplier<Lag> measure, MeterRegistry meters) {
        this.measure = measure;
        Gauge.builder(name, this, meter -> meter.now().events()).register(meters);
        Gauge.builder(name + ".seconds", this, meter -> meter.now().seconds()).register(meters);
    }

    /** The lag of this moment. */
    public synchronized Lag now() {
        if (System.nanoTime() - measuredAt >= FRESH) {
            last = measure.get();
            measuredAt = System.nanoTime();
        }
        return last;
    }
}
