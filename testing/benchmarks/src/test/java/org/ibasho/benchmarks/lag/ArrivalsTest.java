package org.ibasho.benchmarks.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals(Instant.parse("2000-01-01T00:00:00Z"), 2);

    @Test
    void each_command_counts_once_from_the_moment_it_was_due() throws Exception {
        arrivals.begun(0, 1_000);
        arrivals.begun(1, 2_000);
        arrivals.seen(arrivals.mark(1), 2_300);
        arrivals.seen(arrivals.mark(1), 9_999);
        arrivals.seen(arrivals.mark(0), 1_100);
        arrivals.seen(Instant.parse("1990-01-01T00:00:00Z"), 5);
        Histogram waits = arrivals.await(1);
        assertThat(waits.getTotalCount()).isEqualTo(2);
        assertThat(waits.getMinValue()).isEqualTo(100);
        assertThat(waits.getMaxValue()).isEqualTo(300);
    }

    @Test
    void what_is_never_seen_is_said() {
        arrivals.seen(arrivals.mark(1), 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> arrivals.await(0))
                .withMessage("1 of 2 commands had no effect in the other service after 0 s");
    }
}
