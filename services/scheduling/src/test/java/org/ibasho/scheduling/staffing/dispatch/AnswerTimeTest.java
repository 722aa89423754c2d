package org.ibasho.scheduling.staffing.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class AnswerTimeTest {

    private static final AnswerTime TIME = new AnswerTime(Duration.ofDays(7), Duration.ofDays(2));
    private static final Instant START = Instant.parse("2026-12-19T04:30:00Z");

    private static Instant askedDaysBefore(int days) {
        return TIME.until(START.minus(Duration.ofDays(days)), START);
    }

    @Test
    void a_timely_request_is_due_a_week_before() {
        assertThat(askedDaysBefore(30)).isEqualTo(START.minus(Duration.ofDays(7)));
        assertThat(askedDaysBefore(9)).isEqualTo(START.minus(Duration.ofDays(7)));
    }

    @Test
    void a_late_request_has_two_days_or_half_of_the_remaining_time() {
        assertThat(askedDaysBefore(8)).isEqualTo(START.minus(Duration.ofDays(6)));
        assertThat(askedDaysBefore(5)).isEqualTo(START.minus(Duration.ofDays(3)));
        assertThat(askedDaysBefore(2)).isEqualTo(START.minus(Duration.ofDays(1)));
    }

    @Property
    void an_answer_is_due_after_the_request_and_before_the_gathering(
            @ForAll @LongRange(min = 2, max = 40_000_000) long secondsBefore) {
        Instant asked = START.minusSeconds(secondsBefore);

        assertThat(TIME.until(asked, START)).isAfter(asked).isBefore(START);
    }
}
