package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.SequenceGap;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.ibasho.sample.tally.TallyEvent;
import org.ibasho.sample.tally.TallyReadModel;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each test is rolled back, so that the service that runs meanwhile finds its rows as it left them. */
@ServiceTest
@Transactional
class ProjectionTest {

    private final Projection<TallyEvent, TallyReadModel.Row> projection = new Projection<>(new TallyReadModel());
    private final String one = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    @Autowired
    private JdbcClient jdbc;

    private static StreamEvent grown(String stream, long version, int to) {
        return new StreamEvent(stream, version, Instant.EPOCH, new TallyEvent.Added(stream, "", 1, to));
    }

    private List<String> shown(String stream) {
        return jdbc.sql("""
            select format('%s: %s', s.version, s.total) from tally_step s join tally on tally.id = s.tally_id
            where tally_id = ? and tally.total >= s.total order by s.version
            """).param(stream).query((row, n) -> row.getString(1)).list();
    }

    @Test
    void shows_events_of_many_streams_at_once_each_in_its_order() {
        projection.show(jdbc, List.of(grown(one, 0, 1), grown(other, 0, 5), grown(one, 1, 2), grown(one, 2, 4)));
        projection.show(jdbc, List.of(grown(one, 3, 7)));
        assertThat(shown(one)).containsExactly("0: 1", "1: 2", "2: 4", "3: 7");
        assertThat(shown(other)).containsExactly("0: 5");
        assertThat(projection.version(jdbc, one)).isEqualTo(3);
        assertThat(projection.version(jdbc, UUID.randomUUID().toString())).isEqualTo(-1);
    }

    @Test
    void what_is_shown_already_changes_nothing() {
        projection.show(jdbc, List.of(grown(one, 0, 1), grown(one, 1, 2)));
        projection.show(jdbc, List.of(grown(one, 0, 8), grown(one, 1, 9), grown(one, 1, 9)));
        assertThat(shown(one)).containsExactly("0: 1", "1: 2");
        projection.show(jdbc, List.of(grown(one, 1, 9), grown(one, 2, 3)));
        assertThat(shown(one)).containsExactly("0: 1", "1: 2", "2: 3");
    }

    @Test
    void a_hole_is_an_error_and_changes_nothing_of_the_whole_batch() {
        projection.show(jdbc, List.of(grown(one, 0, 1)));
        assertThatExceptionOfType(SequenceGap.class)
                .isThrownBy(() -> projection.show(jdbc, List.of(grown(other, 0, 1), grown(one, 2, 3))))
                .withMessage("read model tallies shows stream %s up to event 0; event 2 does not follow", one);
        assertThatExceptionOfType(SequenceGap.class)
                .isThrownBy(() -> projection.fill(jdbc, List.of(grown(other, 1, 1))));
        assertThat(shown(one)).containsExactly("0: 1");
        assertThat(shown(other)).isEmpty();
    }

    @Test
    void filled_it_shows_the_same_as_event_by_event() {
        List<StreamEvent> history =
                List.of(grown(one, 0, 1), grown(other, 0, 2), grown(one, 1, 3), grown(one, 2, 4), grown(other, 1, 9));
        projection.fill(jdbc, history.subList(0, 3));
        projection.fill(jdbc, history.subList(3, 5));
        List<String> filled = shown(one);
        jdbc.sql("delete from tally").update();
        jdbc.sql("delete from tally_step").update();
        history.forEach(event -> projection.show(jdbc, List.of(event)));
        assertThat(shown(one)).isEqualTo(filled).hasSize(3);
    }

    @Test
    void events_of_others_are_none_of_its_business() {
        projection.show(jdbc, List.of(new StreamEvent(one, 7, Instant.EPOCH, new Other(one))));
        assertThat(shown(one)).isEmpty();
    }

    private record Other(String streamId) implements Event {}
}
