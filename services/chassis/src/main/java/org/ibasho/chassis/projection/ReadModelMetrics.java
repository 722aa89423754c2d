package org.ibasho.chassis.projection;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ibasho.chassis.projection.ReadModelStatus.State;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How the read models stand, in figures. */
final class ReadModelMetrics implements MeterBinder {

    private final List<ReadModelRunner> runners;

    ReadModelMetrics(List<ReadModelRunner> runners) {
        this.runners = List.copyOf(runners);
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        runners.forEach(runner -> runner.parking().bindTo(meters));
        runners.stream().map(Recent::new).forEach(recent -> {
            gauge(meters, recent, "progress", "How far it is built, 0 to 1", ReadModelStatus::progress);
            gauge(meters, recent, "lag.events", "Stored events it does not show yet", ReadModelStatus::behindEvents);
            gauge(meters, recent, "lag.seconds", "Age of the oldest of them", ReadModelStatus::behindSeconds);
            gauge(
                    meters,
                    recent,
                    "stopped",
                    "1 while an event cannot be shown",
                    status -> status.state() == State.STOPPED ? 1 : 0);
        });
    }

    private static void gauge(
            MeterRegistry meters, Recent recent, String name, String what, ToDoubleFunction<ReadModelStatus> figure) {
        Gauge.builder("ibasho.readmodel." + name, recent, status -> status.figure(figure))
                .description(what)
                .tag("readmodel", recent.runner.name())
                .strongReference(true)
                .register(meters);
    }

    /** One answer of the database for all figures of a scrape. */
    private static final class Recent {

        private static final Duration FRESH = Duration.ofSeconds(1);

        private final ReadModelRunner runner;
        private @Nullable ReadModelStatus status;
        private long askedAt;

        private Recent(ReadModelRunner runner) {
            this.runner = runner;
        }

        private synchronized double figure(ToDoubleFunction<ReadModelStatus> figure) {
            try {
                ReadModelStatus known = status;
                if (known == null || System.nanoTime() - askedAt > FRESH.toNanos()) {
                    known = runner.status();
                    status = known;
                    askedAt = System.nanoTime();
                }
                return figure.applyAsDouble(known);
            } catch (DataAccessException | TransactionException away) {
                return Double.NaN;
            }
        }
    }
}
