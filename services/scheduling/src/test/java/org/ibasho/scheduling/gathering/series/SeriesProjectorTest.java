package org.ibasho.scheduling.gathering.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.ibasho.scheduling.gathering.Pattern;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each test is rolled back, so that the running service finds its rows unchanged. */
@ServiceTest
@Transactional
class SeriesProjectorTest {

    private static final LocalDate APRIL = LocalDate.of(2027, 4, 10);
    private static final LocalDate MAY = LocalDate.of(2027, 5, 8);
    private static final Pattern BEFORE = new Pattern(LocalTime.of(13, 30), LocalTime.of(16, 0), null, "会館", "札幌市");
    private static final Pattern AFTER = new Pattern(LocalTime.of(14, 0), LocalTime.of(16, 0), "山", "公民館", "江別市");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SeriesList list;

    private final Projection<SeriesEvent, SeriesEntry> projection = new Projection<>(new SeriesProjector());
    private final String id = UUID.randomUUID().toString();
    private final List<SeriesEvent> story = List.of(
            new SeriesEvent.Begun(
                    id,
                    "FREQ=MONTHLY;BYDAY=2SA;COUNT=2",
                    LocalDate.of(2027, 4, 1),
                    List.of(8),
                    "SANGO",
                    "REGULAR",
                    BEFORE,
                    List.of("VENUE", "ZOOM"),
                    List.of(APRIL, MAY)),
            new SeriesEvent.Changed(id, List.of(new SeriesEvent.Part(List.of(MAY), BEFORE)), AFTER),
            new SeriesEvent.CalledOff(id, List.of(MAY), "休み"),
            new SeriesEvent.CalledOff(id, List.of(APRIL), "休み"));

    private List<StreamEvent> happened(int from, int to) {
        List<StreamEvent> happened = new ArrayList<>();
        for (int version = from; version < to; version++) {
            happened.add(new StreamEvent(id, version, Instant.EPOCH, story.get(version)));
        }
        return happened;
    }

    @Test
    void stored_rows_equal_the_evolved_rows() {
        SeriesEntry made = null;
        for (int version = 0; version < story.size(); version++) {
            made = new SeriesProjector().evolve(made, story.get(version));
            projection.show(jdbc, happened(version, version + 1));
            assertThat(list.find(id)).contains(made);
        }
        assertThat(list.latest()).contains(list.find(id).orElseThrow());
    }

    @Test
    void shows_the_latest_pattern_and_the_remaining_days() {
        projection.show(jdbc, happened(0, 3));
        SeriesEntry series = list.find(id).orElseThrow();
        assertThat(series.pattern()).isEqualTo(AFTER);
        assertThat(series.allDates()).containsExactly(APRIL, MAY);
        assertThat(series.dates()).containsExactly(APRIL);
        assertThat(series.isCalledOff()).isFalse();
        projection.show(jdbc, happened(3, 4));
        assertThat(list.find(id).orElseThrow().isCalledOff()).isTrue();
    }
}
