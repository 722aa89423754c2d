package org.ibasho.benchmarks.history;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.sample.StreamRotation;
import org.ibasho.sample.tally.TallyCommand;

/** How long a new event waits until Kafka has acknowledged it and the relay's position says so. */
final class NewEvents {

    private static final int DIGITS = 3;
    private static final long TICK_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final RunningService service;
    private final Relay relay;
    private final StreamRotation streams = new StreamRotation();

    NewEvents(RunningService service, Relay relay) {
        this.service = service;
        this.relay = relay;
    }

    /** One new event after the other, each about a subject of its own. */
    Sample during(BooleanSupplier goesOn) {
        Histogram waits = new Histogram(DIGITS);
        do {
            waits.recordValue(publishOne());
            LockSupport.parkNanos(PAUSE_NANOS);
        } while (goesOn.getAsBoolean());
        return Sample.of(waits);
    }

    private long publishOne() {
        String stream = streams.newId().toString();
        TallyCommand.Announce announce = TallyCommand.Announce.of(stream);
        long begun = System.nanoTime();
        service.commands().send(TallyCommand.class, announce, RunningService.newKey(), announce);
        while (!relay.hasPublished(stream)) {
            LockSupport.parkNanos(TICK_NANOS);
        }
        return System.nanoTime() - begun;
    }
}
