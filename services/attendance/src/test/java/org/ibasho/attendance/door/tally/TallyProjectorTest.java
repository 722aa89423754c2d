package org.ibasho.attendance.door.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ibasho.attendance.door.DoorEvent;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Mark;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.Who;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.SequenceGap;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@ServiceTest
@Transactional
class TallyProjectorTest {

    /** 2032-01-10 00:30 in Japan, which is the day before in UTC. */
    private static final Instant START = Instant.parse("2032-01-09T15:30:00Z");

    private static final Instant END = START.plusSeconds(7200);
    private static final LocalDate ITS_DAY = LocalDate.of(2032, 1, 10);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Tallies tallies;

    private final Projection<DoorEvent, DoorRow> projection = new Projection<>(new TallyProjector());
    private final String id = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();

    private List<DoorEvent> story() {
        return List.of(
                prepared(id),
                new DoorEvent.Opened(id, START),
                new DoorEvent.Marked(id, "a", "PERSON", "FIRST", "VENUE", START, END),
                new DoorEvent.Marked(id, "b", "PERSON", "FIRST", "VENUE", START, END),
                new DoorEvent.Marked(id, "c", "FAMILY", "UNKNOWN", "ZOOM", START, null),
                new DoorEvent.Undone(id, "b"));
    }

    private static DoorEvent prepared(String gathering) {
        return new DoorEvent.Prepared(
                gathering, "SANGO", "REGULAR", "OWN", START, END, "会館", "札幌市", List.of("VENUE", "ZOOM"));
    }

    private void tell(DoorEvent event, long version) {
        projection.show(jdbc, List.of(new StreamEvent(event.streamId(), version, Instant.EPOCH, event)));
    }

    /** One event after another. */
    private void tell(List<DoorEvent> events) {
        for (int version = 0; version < events.size(); version++) {
            tell(events.get(version), version);
        }
    }

    private static List<StreamEvent> happened(List<DoorEvent> events) {
        return IntStream.range(0, events.size())
                .mapToObj(version ->
                        new StreamEvent(events.get(version).streamId(), version, Instant.EPOCH, events.get(version)))
                .toList();
    }

    private DoorEntry shown() {
        return tallies.find(id).orElseThrow();
    }

    @Test
    void sums_what_was_marked_and_not_undone() {
        tell(story());
        assertThat(tallies.of(id).sums())
                .containsExactly(
                        new Tally.Sum(Who.PERSON, Visit.FIRST, Entrance.VENUE, 1),
                        new Tally.Sum(Who.FAMILY, Visit.UNKNOWN, Entrance.ZOOM, 1));
        assertThat(shown().total()).isEqualTo(2);
        assertThat(shown().state()).isEqualTo(DoorEntry.State.OPEN);
        assertThat(tallies.latest(id, 5)).extracting("id").containsExactly("c", "a");
    }

    @Test
    void the_same_events_twice_change_nothing() {
        tell(story());
        DoorEntry once = shown();
        Tally tally = tallies.of(id);
        tell(story());
        assertThat(shown()).isEqualTo(once);
        assertThat(tallies.of(id)).isEqualTo(tally);
    }

    @Test
    void a_sequence_gap_stops_it() {
        tell(story());
        DoorEvent late = new DoorEvent.Marked(id, "d", "PERSON", "AGAIN", "VENUE", START, END);
        assertThatExceptionOfType(SequenceGap.class).isThrownBy(() -> tell(late, story().size() + 1));
        assertThatExceptionOfType(SequenceGap.class).isThrownBy(() -> tell(new DoorEvent.Opened(other, START), 1));
        assertThat(shown().total()).isEqualTo(2);
    }

    @Test
    void a_rebuild_in_one_or_two_batches_gives_the_same_result() {
        tell(story());
        DoorEntry before = shown();
        List<Mark> marks = tallies.latest(id, 5);
        for (int middle = 0; middle < story().size(); middle++) {
            jdbc.sql("delete from mark where gathering_id = ?").param(id).update();
            jdbc.sql("delete from door where gathering_id = ?").param(id).update();
            projection.fill(jdbc, happened(story()).subList(0, middle));
            projection.fill(jdbc, happened(story()).subList(middle, story().size()));
            assertThat(shown()).isEqualTo(before);
            assertThat(tallies.latest(id, 5)).isEqualTo(marks);
        }
    }

    @Test
    void two_gatherings_may_have_marks_of_the_same_id() {
        tell(story());
        tell(prepared(other), 0);
        tell(new DoorEvent.Marked(other, "a", "PERSON", "AGAIN", "ZOOM", START, null), 1);
        assertThat(tallies.of(id).total()).isEqualTo(2);
        assertThat(tallies.of(other).total()).isEqualTo(1);
    }

    @Test
    void lists_a_gathering_under_its_day_in_japan() {
        tell(story());
        assertThat(tallies.on(ITS_DAY)).extracting(DoorEntry::gatheringId).containsExactly(id);
        assertThat(tallies.on(ITS_DAY.minusDays(1))).isEmpty();
        assertThat(tallies.between(ITS_DAY.minusDays(1), ITS_DAY, 100))
                .extracting(DoorEntry::gatheringId)
                .contains(id);
        assertThat(tallies.between(ITS_DAY, ITS_DAY.plusDays(14), 100)).isEmpty();
        assertThat(tallies.between(ITS_DAY.minusDays(15), ITS_DAY.minusDays(1), 100))
                .isEmpty();
        assertThat(tallies.unfinishedBefore(ITS_DAY, 100))
                .extracting(DoorEntry::gatheringId)
                .doesNotContain(id);
        assertThat(tallies.unfinishedBefore(ITS_DAY.plusDays(1), 100))
                .extracting(DoorEntry::gatheringId)
                .contains(id);
    }

    @Test
    void closed_and_cancelled_doors_are_not_listed_as_unfinished() {
        tell(story());
        tell(new DoorEvent.Closed(id, END, 2, List.of()), story().size());
        assertThat(shown().closedAt()).isEqualTo(END);
        assertThat(tallies.unfinishedBefore(ITS_DAY.plusDays(1), 100))
                .extracting(DoorEntry::gatheringId)
                .doesNotContain(id);
        tell(new DoorEvent.CalledOff(id), story().size() + 1);
        assertThat(shown().isCalledOff()).isTrue();
        assertThat(tallies.between(ITS_DAY.minusDays(1), ITS_DAY, 100))
                .extracting(DoorEntry::gatheringId)
                .doesNotContain(id);
    }

    @Test
    void corrections_stand_beside_what_was_counted() {
        tell(story());
        List<DoorEvent.Change> changes = List.of(
                new DoorEvent.Change("PERSON", "FIRST", "VENUE", -1),
                new DoorEvent.Change("FAMILY", "AGAIN", "ZOOM", 3));
        tell(new DoorEvent.Closed(id, END, 2, List.of()), story().size());
        tell(new DoorEvent.Corrected(id, END, changes, "用紙", 4, List.of()), story().size() + 1);
        tell(new DoorEvent.Confirmed(id, END), story().size() + 2);

        assertThat(tallies.of(id).total()).isEqualTo(2);
        assertThat(tallies.of(id).corrected(tallies.corrections(id)).sums())
                .containsExactly(
                        new Tally.Sum(Who.FAMILY, Visit.AGAIN, Entrance.ZOOM, 3),
                        new Tally.Sum(Who.FAMILY, Visit.UNKNOWN, Entrance.ZOOM, 1));
        assertThat(shown().total()).isEqualTo(4);
        assertThat(shown().isConfirmed()).isTrue();
        assertThat(tallies.of(List.of(id, other)).keySet()).containsExactly(id);
        assertThat(tallies.of(List.of(id)).get(id)).isEqualTo(tallies.of(id).corrected(tallies.corrections(id)));
    }

    @Test
    void figures_that_were_sent_back_are_listed_as_unfinished() {
        tell(story());
        tell(new DoorEvent.Closed(id, END, 2, List.of()), story().size());
        tell(new DoorEvent.SentBack(id, END, "家族の人数"), story().size() + 1);
        assertThat(shown().isSentBack()).isTrue();
        assertThat(tallies.unfinishedBefore(ITS_DAY.plusDays(1), 100))
                .extracting(DoorEntry::gatheringId)
                .contains(id);
    }

    @Test
    void a_moved_gathering_is_listed_under_its_new_day() {
        tell(story());
        tell(new DoorEvent.Moved(id, START.plusSeconds(86_400), END.plusSeconds(86_400)), story().size());
        assertThat(tallies.on(ITS_DAY)).isEmpty();
        assertThat(tallies.on(ITS_DAY.plusDays(1))).hasSize(1);
    }
}
