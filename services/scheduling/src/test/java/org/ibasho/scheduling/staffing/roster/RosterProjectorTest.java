package org.ibasho.scheduling.staffing.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each test is rolled back, so that the running service finds its rows unchanged. */
@ServiceTest
@Transactional
class RosterProjectorTest {

    private static final Instant START = Instant.parse("2036-05-03T04:30:00Z");
    private static final Instant END = Instant.parse("2036-05-03T07:00:00Z");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RosterProjector projector;

    private final String gathering = UUID.randomUUID().toString();
    private final String id = Roster.idFor(gathering);
    private final String somebody = UUID.randomUUID().toString();
    private final List<RosterEvent> story = List.of(
            new RosterEvent.Assigned(id, gathering, "PEER_STAFF", 1, somebody, START, END, "oya"),
            new RosterEvent.Moved(id, gathering, START.plusSeconds(60), END.plusSeconds(60)),
            new RosterEvent.ExceptionMade(
                    id, gathering, List.of(new RosterEvent.MissingSeat("PEER_STAFF", 2)), "oya", START),
            new RosterEvent.Completed(id, gathering, "oya", START),
            new RosterEvent.Unassigned(id, gathering, "PEER_STAFF", 1, somebody, "oya"));

    private List<StreamEvent> happened(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(version -> new StreamEvent(id, version, Instant.EPOCH, story.get(version)))
                .toList();
    }

    private Roster shown() {
        return projector.find(jdbc, List.of(gathering)).getOrDefault(gathering, Roster.EMPTY);
    }

    @Test
    void stored_rows_equal_the_evolved_rows() {
        Projection<RosterEvent, RosterProjector.Row> projection = new Projection<>(projector);
        Roster made = Roster.EMPTY;
        assertThat(shown()).isEqualTo(made);
        for (int version = 0; version < story.size(); version++) {
            made = made.evolve(story.get(version));
            projection.show(jdbc, happened(version, version + 1));
            assertThat(shown()).isEqualTo(made);
        }
    }

    @Test
    void the_same_events_twice_change_nothing() {
        Projection<RosterEvent, RosterProjector.Row> projection = new Projection<>(projector);
        projection.show(jdbc, happened(0, 3));
        Roster once = shown();
        projection.show(jdbc, happened(0, 3));
        assertThat(shown()).isEqualTo(once);
        assertThat(once.seats()).hasSize(1);
        assertThat(once.startsAt()).isEqualTo(START.plusSeconds(60));
    }
}
