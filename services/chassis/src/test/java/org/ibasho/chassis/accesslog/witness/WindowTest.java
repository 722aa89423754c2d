package org.ibasho.chassis.accesslog.witness;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A process measures how long its entries wait for the witness, and warns above five seconds. */
@ExtendWith(OutputCaptureExtension.class)
class WindowTest {

    private static final String LATE = "entries of the access log are not witnessed by the other side within five";
    private static final String WELL = "entries of the access log are witnessed by the other side within five";

    private final TestLog log = TestLog.fresh();
    private final AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-30T10:00:00Z"));
    private final AtomicLong nanos = new AtomicLong();
    private final InstantSource source = clock::get;
    private final EntryWriter writer = log.process("one/1", source.withZone(ZoneOffset.UTC), nanos::get);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final WitnessMetrics metrics = new WitnessMetrics(
            writer.unwitnessed(), new WitnessAlarms(log.database().jdbc()), nanos::get, meters);

    @AfterEach
    void close() {
        writer.close();
        log.close();
    }

    private void passes(Duration time) {
        nanos.addAndGet(time.toNanos());
        metrics.heard(Instant.ofEpochSecond(0, nanos.get()));
        metrics.look();
    }

    private double window() {
        return meters.get("ibasho.access.log.unwitnessed").gauge().value();
    }

    @Test
    void with_the_witness_stopped_the_window_grows_and_is_said_once(CapturedOutput output) {
        writer.append(List.of(TestLog.entry("a")));
        passes(Duration.ofSeconds(4));
        assertThat(window()).isEqualTo(4.0);
        assertThat(output).doesNotContain(LATE);
        passes(Duration.ofSeconds(2));
        passes(Duration.ofSeconds(60));

        assertThat(window()).isEqualTo(66.0);
        assertThat(output).containsOnlyOnce(LATE);

        writer.unwitnessed().witnessed(1);
        metrics.look();
        assertThat(window()).isZero();
        assertThat(output).containsOnlyOnce(WELL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "P1D"})
    void a_clock_that_jumps_neither_alarms_nor_hides_the_window(Duration jump, CapturedOutput output) {
        writer.append(List.of(TestLog.entry("a")));
        clock.updateAndGet(now -> now.plus(jump));
        passes(Duration.ofSeconds(1));
        assertThat(window()).isEqualTo(1.0);
        assertThat(output).doesNotContain(LATE);
        passes(Duration.ofSeconds(6));

        assertThat(window()).isEqualTo(7.0);
        assertThat(output).contains(LATE);
    }

    @Test
    void a_witness_that_says_nothing_is_said_too(CapturedOutput output) {
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        metrics.look();

        assertThat(meters.get("ibasho.access.log.witness.silence").gauge().value())
                .isEqualTo(6.0);
        assertThat(output).containsOnlyOnce("heads of the other side's access log are not coming");
    }
}
