package org.ibasho.scheduling.gathering.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.SequenceGap;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.ibasho.scheduling.gathering.Details;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each test is rolled back, so that the running service finds its rows unchanged. */
@ServiceTest
@Transactional
class CalendarProjectorTest {

    private static final Instant START = Instant.parse("2032-01-10T04:30:00Z");
    private static final Instant END = Instant.parse("2032-01-10T07:00:00Z");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Calendar calendar;

    private final Projection<GatheringEvent, CalendarEntry> projection = new Projection<>(new CalendarProjector());
    private final String id = UUID.randomUUID().toString();
    private final List<GatheringEvent> story = List.of(
            new GatheringEvent.Planned(
                    id,
                    "SANGO",
                    "OUTING",
                    "OWN",
                    null,
                    START,
                    END,
                    "会館",
                    "札幌市",
                    List.of("VENUE", "ZOOM"),
                    new Details(List.of("ゲーム", "フリー"), 12, "駅前", "飲みもの", "小雨なら行う"),
                    true),
            new GatheringEvent.Published(
                    id, "SANGO", "REGULAR", "OWN", START, END, "会館", "札幌市", List.of("VENUE", "ZOOM")),
            new GatheringEvent.Rescheduled(id, START.plusSeconds(60), END.plusSeconds(60), true),
            new GatheringEvent.Cancelled(id, "雪のため", true, UUID.randomUUID().toString()));

    private List<StreamEvent> happened(int from, int to) {
        List<StreamEvent> happened = new ArrayList<>();
        for (int version = from; version < to; version++) {
            happened.add(new StreamEvent(id, version, Instant.EPOCH, story.get(version)));
        }
        return happened;
    }

    private CalendarEntry shown() {
        return calendar.find(id).orElseThrow();
    }

    @Test
    void stored_rows_equal_the_evolved_rows() {
        CalendarEntry made = null;
        for (int version = 0; version < story.size(); version++) {
            made = new CalendarProjector().evolve(made, story.get(version));
            projection.show(jdbc, happened(version, version + 1));
            assertThat(shown()).isEqualTo(made);
        }
        assertThat(shown().state()).isEqualTo(CalendarEntry.State.CANCELLED);
    }

    @Test
    void the_same_events_twice_change_nothing() {
        projection.show(jdbc, happened(0, 3));
        CalendarEntry once = shown();
        projection.show(jdbc, happened(0, 3));
        assertThat(shown()).isEqualTo(once);
        assertThat(once.startsAt()).isEqualTo(START.plusSeconds(60));
        assertThat(once.announced()).isTrue();
        assertThat(once.theme()).isNull();
        assertThat(once.version()).isEqualTo(2);
    }

    @Test
    void a_sequence_gap_stops_it() {
        projection.show(jdbc, happened(0, 1));
        assertThatExceptionOfType(SequenceGap.class).isThrownBy(() -> projection.show(jdbc, happened(2, 3)));
        assertThat(shown().startsAt()).isEqualTo(START);
    }

    @Test
    void a_rebuild_in_one_batch_gives_the_same_result() {
        for (int version = 0; version < story.size(); version++) {
            projection.show(jdbc, happened(version, version + 1));
        }
        CalendarEntry before = shown();
        jdbc.sql("delete from calendar where id = ?").param(id).update();
        projection.fill(jdbc, happened(0, story.size()));
        assertThat(shown()).isEqualTo(before);
    }
}
