package org.ibasho.scheduling.staffing.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
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
class StaffProjectorTest {

    private static final Instant START = Instant.parse("2036-05-03T04:30:00Z");
    private static final Instant END = Instant.parse("2036-05-03T07:00:00Z");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StaffMembers staff;

    @Autowired
    private StaffProjector projector;

    private final String id = UUID.randomUUID().toString();
    private final String gathering = UUID.randomUUID().toString();
    private final List<StaffEvent> story = List.of(
            new StaffEvent.Joined(
                    id,
                    "そら",
                    List.of("CHAIR", "PEER_STAFF"),
                    List.of(new StaffEvent.Held("FIRST_AID", LocalDate.of(2037, 3, 31)))),
            new StaffEvent.Engaged(id, gathering, "CHAIR", START, END),
            new StaffEvent.EngagementMoved(id, gathering, START.plusSeconds(60), END.plusSeconds(60)),
            new StaffEvent.AwayNoted(id, END, END.plusSeconds(3600)),
            new StaffEvent.BreakBegun(id),
            new StaffEvent.BreakEnded(id),
            new StaffEvent.Changed(id, "うみ", List.of("PEER_STAFF"), List.of()),
            new StaffEvent.Released(id, gathering),
            new StaffEvent.AwayDropped(id, END, END.plusSeconds(3600)),
            new StaffEvent.LoginLinked(id, "phone", START),
            new StaffEvent.LoginUnlinked(id, "phone", END),
            new StaffEvent.Left(id),
            new StaffEvent.Erased(id));

    private List<StreamEvent> happened(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(version -> new StreamEvent(id, version, Instant.EPOCH, story.get(version)))
                .toList();
    }

    @Test
    void stored_rows_equal_the_evolved_rows() {
        Projection<StaffEvent, StaffMember> projection = new Projection<>(projector);
        StaffMember made = null;
        for (int version = 0; version < story.size(); version++) {
            made = projector.evolve(made, story.get(version));
            projection.show(jdbc, happened(version, version + 1));
            assertThat(staff.find(id)).contains(made);
        }
    }

    @Test
    void the_same_events_twice_change_nothing_and_former_staff_are_not_listed() {
        Projection<StaffEvent, StaffMember> projection = new Projection<>(projector);
        projection.show(jdbc, happened(0, 7));
        StaffMember once = staff.find(id).orElseThrow();
        projection.show(jdbc, happened(0, 7));
        assertThat(staff.find(id)).contains(once);
        assertThat(staff.here()).contains(once);

        projection.show(jdbc, happened(7, story.size()));
        assertThat(staff.here()).extracting(StaffMember::id).doesNotContain(id);
        assertThat(staff.of(List.of(id))).hasSize(1);
    }
}
