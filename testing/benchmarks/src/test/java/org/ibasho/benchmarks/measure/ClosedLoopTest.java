package org.ibasho.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private final class Counting implements ClosedLoop.Writer {
        @Override
        public void write() {
            written.incrementAndGet();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    @Test
    void writers_share_a_number_of_operations_and_are_closed() throws Exception {
        ClosedLoop load = ClosedLoop.of(100, 4);
        Sample sample = load.run(Counting::new);
        assertThat(load.operations()).isEqualTo(100);
        assertThat(written).hasValue(100);
        assertThat(closed).hasValue(4);
        assertThat(sample.values()).containsOnlyKeys(Metric.PER_SECOND, Metric.P50_MS, Metric.P99_MS, Metric.MAX_MS);
    }

    @Test
    void writers_go_on_until_the_time_is_over() throws Exception {
        Sample sample = ClosedLoop.during(Duration.ofMillis(200), 2).run(Counting::new);
        assertThat(sample.values().get(Metric.PER_SECOND)).isPositive().isLessThanOrEqualTo(written.get() * 5.0);
    }

    @Test
    void a_writer_that_fails_ends_it_with_its_own_failure() {
        assertThatThrownBy(() -> ClosedLoop.during(Duration.ofSeconds(30), 3).run(() -> {
                    if (written.getAndIncrement() == 2) {
                        throw new IOException("no connection");
                    }
                    return new Counting();
                }))
                .rootCause()
                .hasMessage("no connection");
    }
}
