package org.ibasho.chassis.accesslog.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.seal.TreeSealer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clock that jumps, of a process or of a side's server, neither stops the log nor alarms. */
class ClockJumpTest {

    private final WitnessedSide side = new WitnessedSide();

    @AfterEach
    void close() {
        side.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1H", "P1D"})
    void a_process_whose_clock_jumps_is_sealed_in_the_order_of_its_numbers(Duration jump) {
        AtomicReference<Instant> clock = new AtomicReference<>(Instant.parse("2026-11-30T10:00:00Z"));
        InstantSource source = clock::get;
        EntryWriter jumping = side.log.process("jumping/1", source.withZone(ZoneOffset.UTC), System::nanoTime);
        try (jumping) {
            jumping.append(List.of(TestLog.entry("before")));
            clock.updateAndGet(now -> now.plus(jump));
            jumping.append(List.of(TestLog.entry("after")));
            clock.updateAndGet(now -> now.minus(jump));
            jumping.append(List.of(TestLog.entry("corrected")));
            side.cosigned(side.sealed(2));
            jumping.append(List.of(TestLog.entry("later")));
        }
        side.cosigned(side.shown(side.sealer.seal().orElseThrow()));

        assertThat(side.verified(side.witnessed()).findings()).isEmpty();
        assertThat(side.verified(side.witnessed()).leaves()).isEqualTo(6);
        assertThat(times("jumping/1"))
                .as("each entry bears the time that the clock had")
                .containsExactly(
                        Instant.parse("2026-11-30T10:00:00Z"),
                        Instant.parse("2026-11-30T10:00:00Z").plus(jump),
                        Instant.parse("2026-11-30T10:00:00Z"),
                        Instant.parse("2026-11-30T10:00:00Z"));
    }

    private List<Instant> times(String process) {
        return side.log
                .database()
                .jdbc()
                .sql("select at from access_entry where process = ? order by number")
                .param(process)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .list();
    }

    @Test
    void heads_are_cosigned_on_when_the_servers_clock_goes_back_an_hour() {
        side.cosigned(side.sealed(3));
        side.ownClock.updateAndGet(now -> now.minus(Duration.ofHours(1)));
        side.cosigned(side.sealed(2));
        side.cosigned(side.shown(side.sealer.seal().orElseThrow()));

        assertThat(side.heads.size()).isEqualTo(5);
        assertThat(side.alarms()).isEmpty();
    }

    @Test
    void heads_are_cosigned_on_when_the_servers_clock_was_a_day_ahead_and_is_corrected() {
        side.cosigned(side.sealed(3));
        side.ownClock.updateAndGet(now -> now.plus(Duration.ofDays(1)));
        side.cosigned(side.sealed(2));
        side.ownClock.updateAndGet(now -> now.minus(Duration.ofDays(1)));
        side.cosigned(side.sealed(1));

        assertThat(side.heads.size()).isEqualTo(6);
        assertThat(side.alarms()).isEmpty();
    }

    /** Another process goes on with the heads. It has read over Kafka the heads that the one before sent. */
    @Test
    void a_process_that_takes_over_after_the_jump_is_later_than_the_one_before() {
        HeadClock first = new HeadClock();
        HeadClock second = new HeadClock();
        Instant ahead = first.next(Instant.parse("2026-12-01T10:00:00Z"));
        second.heard(ahead);

        assertThat(second.next(Instant.parse("2026-11-30T10:00:01Z"))).isAfter(ahead);
        assertThat(second.next(Instant.parse("2026-12-01T10:00:05Z"))).isEqualTo(Instant.parse("2026-12-01T10:00:05Z"));
    }

    /** The control: by the server's clock alone, a head says nothing new until the clock has caught up. */
    @Test
    void by_the_servers_clock_alone_heads_would_be_passed_over() {
        side.cosigned(side.sealed(3));
        Instant before = side.ownClock.get().minus(Duration.ofHours(1));
        side.writer.append(List.of(TestLog.entry("more")));
        TreeSealer.Result result = side.sealer.seal().orElseThrow();

        assertThat(new Witness(side.other.database(), side.other.key(), null, TestLog.TERM, Clock.systemUTC())
                        .look(side.heads.request(result.head()), side.log.key().verifier(), before))
                .isEmpty();
    }

    /** A log that was set back is still noticed: its clock was not set back with it. */
    @Test
    void an_older_copy_alarms_although_the_servers_clock_was_set_back_with_it() {
        TreeSealer.Result first = firstOfTwo();
        side.ownClock.updateAndGet(now -> now.minus(Duration.ofHours(1)));

        assertThat(side.shown(first)).isEmpty();
        assertThat(side.alarms()).containsExactly(WitnessAlarm.OLDER);
    }

    private TreeSealer.Result firstOfTwo() {
        side.writer.append(List.of(TestLog.entry("a")));
        TreeSealer.Result first = side.sealer.seal().orElseThrow();
        side.cosigned(side.shown(first));
        side.cosigned(side.sealed(2));
        return first;
    }
}
