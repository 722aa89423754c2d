package org.ibasho.benchmarks.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class EffectLatencyTest {

    private final EffectLatency latency = new EffectLatency(Instant.parse("2000-01-01T00:00:00Z"), 2);

    @Test
    void each_command_counts_once_from_the_moment_it_was_due() throws Exception {
        latency.begun(0, 1_000);
        latency.begun(1, 2_000);
        latency.seen(latency.mark(1), 2_300);
        latency.seen(latency.mark(1), 9_999);
        latency.seen(latency.mark(0), 1_100);
        latency.seen(Instant.parse("1990-01-01T00:00:00Z"), 5);
        Histogram waits = latency.await(1);
        assertThat(waits.getTotalCount()).isEqualTo(2);
        assertThat(waits.getMinValue()).isEqualTo(100);
        assertThat(waits.getMaxValue()).isEqualTo(300);
    }

    @Test
    void what_is_never_seen_is_said() {
        latency.seen(latency.mark(1), 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> latency.await(0))
                .withMessage("1 of 2 commands had no effect in the other service after 0 s");
    }
}
