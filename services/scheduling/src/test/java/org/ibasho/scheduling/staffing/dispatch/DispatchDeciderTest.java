package org.ibasho.scheduling.staffing.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.ibasho.scheduling.staffing.dispatch.DispatchCommand.Remind;
import org.ibasho.scheduling.staffing.dispatch.DispatchEvent.Reminded;
import org.junit.jupiter.api.Test;

class DispatchDeciderTest {

    private static final Instant START = Instant.parse("2026-12-09T04:30:00Z");
    private static final Instant ANSWER_BY = Instant.parse("2026-12-02T04:30:00Z");
    private static final Remind REMIND = new Remind("d", "g", START, ANSWER_BY);

    @Test
    void the_centre_is_reminded_once_for_each_time_of_a_gathering() {
        assertThat(DispatchDecider.decide(REMIND, null)).containsExactly(new Reminded("d", "g", START, ANSWER_BY));
        assertThat(DispatchDecider.decide(REMIND, START)).isEmpty();
        assertThat(DispatchDecider.decide(REMIND, START.minusSeconds(1))).hasSize(1);
    }
}
