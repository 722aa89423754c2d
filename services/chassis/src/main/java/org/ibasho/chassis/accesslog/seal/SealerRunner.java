package org.ibasho.chassis.accesslog.seal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.ibasho.chassis.eventstore.reader.ReaderLifecycle;
import org.ibasho.chassis.eventstore.reader.ReaderThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals each second. All processes of a side try, and one of them has the lock. */
final class SealerRunner implements ReaderLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SealerRunner.class);
    private static final Duration EACH = Duration.ofSeconds(1);

    private final TreeSealer sealer;
    private final Iterable<SealingListener> listeners;
    private final ReaderThread thread = new ReaderThread("access log sealer", this::run, SealerRunner::reason);
    private volatile List<MissingEntry> missing = List.of();
    private volatile boolean damaged;

    SealerRunner(TreeSealer sealer, Iterable<SealingListener> listeners, MeterRegistry meters) {
        this.sealer = sealer;
        this.listeners = listeners;
        Gauge.builder("ibasho.access.log.missing", () -> missing.size())
                .description("Processes of which an entry is missing; nothing of theirs is sealed past it")
                .register(meters);
        Gauge.builder("ibasho.access.log.damaged", () -> damaged ? 1 : 0)
                .description("1 if the stored tree is not the one that was signed")
                .register(meters);
    }

    private void run() throws InterruptedException {
        try {
            sealer.seal().ifPresent(this::sealed);
            damaged = false;
        } catch (LogDamaged failure) {
            damaged = true;
            throw failure;
        }
        thread.works();
        thread.pause(EACH);
    }

    private void sealed(TreeSealer.Result result) {
        if (!result.missing().isEmpty() && !result.missing().equals(missing)) {
            result.missing()
                    .forEach(gap -> log.error(
                            "entry {} of {} is missing from the access log: nothing after it is sealed",
                            gap.number(),
                            gap.process()));
        }
        missing = result.missing();
        listeners.forEach(listener -> listener.sealed(result));
    }

    /** Says what is wrong with the log; of other failures no more than the type. */
    private static String reason(Throwable failure) {
        return failure instanceof LogDamaged damage
                ? String.valueOf(damage.getMessage())
                : failure.getClass().getName();
    }

    @Override
    public ReaderThread thread() {
        return thread;
    }
}
