package org.ibasho.scheduling.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class CalendarProjectorTest {

    private static final Instant START = Instant.parse("2032-01-10T04:30:00Z");
    private static final Instant END = Instant.parse("2032-01-10T07:00:00Z");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Calendar calendar;

    private final String id = UUID.randomUUID().toString();
    private final GatheringEvent planned =
            new GatheringEvent.Planned(id, "SANGO", "REGULAR", "OWN", null, START, END, "会館", "札幌市", List.of("VENUE"));
    private final GatheringEvent moved =
            new GatheringEvent.Rescheduled(id, START.plusSeconds(60), END.plusSeconds(60), false);

    private CalendarProjector projector() {
        return new CalendarProjector(jdbc);
    }

    private CalendarEntry shown() {
        return calendar.find(id).orElseThrow();
    }

    @Test
    void the_same_event_twice_changes_nothing() {
        projector().on(planned, 0);
        projector().on(moved, 1);
        CalendarEntry once = shown();

        projector().on(planned, 0);
        projector().on(moved, 1);

        assertThat(shown()).isEqualTo(once);
        assertThat(once.startsAt()).isEqualTo(START.plusSeconds(60));
        assertThat(once.theme()).isNull();
    }

    @Test
    void a_hole_stops_the_projector() {
        projector().on(planned, 0);
        assertThatIllegalStateException().isThrownBy(() -> projector().on(moved, 2));
        assertThat(shown().startsAt()).isEqualTo(START);
    }

    @Test
    void all_events_read_again_after_a_reset_end_the_same() {
        projector().on(planned, 0);
        projector().on(moved, 1);
        projector().on(new GatheringEvent.Cancelled(id, "雪のため", false), 2);
        CalendarEntry before = shown();

        projector().reset();
        assertThat(calendar.find(id)).isEmpty();
        projector().on(planned, 0);
        projector().on(moved, 1);
        projector().on(new GatheringEvent.Cancelled(id, "雪のため", false), 2);

        assertThat(shown()).isEqualTo(before);
    }
}
