package org.ibasho.attendance.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ibasho.attendance.door.DoorHistory.CALLED_OFF;
import static org.ibasho.attendance.door.DoorHistory.CLOSED;
import static org.ibasho.attendance.door.DoorHistory.END;
import static org.ibasho.attendance.door.DoorHistory.ID;
import static org.ibasho.attendance.door.DoorHistory.NOW;
import static org.ibasho.attendance.door.DoorHistory.OPENED;
import static org.ibasho.attendance.door.DoorHistory.PREPARE;
import static org.ibasho.attendance.door.DoorHistory.PREPARED;
import static org.ibasho.attendance.door.DoorHistory.START;
import static org.ibasho.attendance.door.DoorHistory.count;
import static org.ibasho.attendance.door.DoorHistory.decide;
import static org.ibasho.attendance.door.DoorHistory.mark;
import static org.ibasho.attendance.door.DoorHistory.marked;
import static org.ibasho.attendance.door.DoorHistory.refuses;
import static org.ibasho.attendance.door.DoorHistory.undo;
import static org.ibasho.attendance.door.DoorHistory.undone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ibasho.attendance.door.DoorCommand.CallOff;
import org.ibasho.attendance.door.DoorCommand.Close;
import org.ibasho.attendance.door.DoorCommand.Move;
import org.ibasho.attendance.door.DoorCommand.Open;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Mark;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.attendance.door.mark.Who;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DoorDeciderTest {

    private static final Open OPEN = new Open(ID, NOW);
    private static final Close CLOSE = new Close(ID, NOW);

    @Test
    void an_announced_gathering_gets_a_door_once() {
        assertThat(decide(PREPARE)).containsExactly(PREPARED);
        assertThat(decide(PREPARE, PREPARED)).isEmpty();
        assertThat(decide(PREPARE, PREPARED, CALLED_OFF)).isEmpty();
    }

    @Test
    void a_door_follows_its_gathering_to_another_time() {
        DoorEvent moved = new DoorEvent.Moved(ID, START.plusSeconds(60), END);
        assertThat(decide(new Move(ID, START.plusSeconds(60), END), PREPARED)).containsExactly(moved);
        assertThat(decide(new Move(ID, START, END.plusSeconds(60)), PREPARED))
                .containsExactly(new DoorEvent.Moved(ID, START, END.plusSeconds(60)));
        assertThat(decide(new Move(ID, START.plusSeconds(60), END), PREPARED, moved))
                .isEmpty();
    }

    @Test
    void an_unannounced_gathering_has_no_door_to_move_or_cancel() {
        assertThat(decide(new Move(ID, START, END))).isEmpty();
        assertThat(decide(new CallOff(ID))).isEmpty();
    }

    @Test
    void a_gathering_is_cancelled_once_at_any_stage() {
        assertThat(decide(new CallOff(ID), PREPARED)).containsExactly(CALLED_OFF);
        assertThat(decide(new CallOff(ID), PREPARED, OPENED, CLOSED)).containsExactly(CALLED_OFF);
        assertThat(decide(new CallOff(ID), PREPARED, CALLED_OFF)).isEmpty();
    }

    @Test
    void opens_from_the_first_minute_of_its_day_in_japan_and_refuses_the_minute_before() {
        Instant midnightInJapan = Instant.parse("2026-12-04T15:00:00Z");
        assertThat(decide(new Open(ID, midnightInJapan), PREPARED))
                .containsExactly(new DoorEvent.Opened(ID, midnightInJapan));
        refuses(DoorRule.DOOR_NOT_YET, new Open(ID, midnightInJapan.minusSeconds(60)), PREPARED);
    }

    @Test
    void opens_late_and_on_the_day_it_was_moved_to() {
        assertThat(decide(new Open(ID, NOW.plus(Duration.ofDays(40))), PREPARED))
                .hasSize(1);
        DoorEvent moved = new DoorEvent.Moved(ID, START.plus(Duration.ofDays(1)), END.plus(Duration.ofDays(1)));
        refuses(DoorRule.DOOR_NOT_YET, OPEN, PREPARED, moved);
        assertThat(decide(new Open(ID, NOW.plus(Duration.ofDays(1))), PREPARED, moved))
                .hasSize(1);
    }

    @Test
    void opening_an_open_door_changes_nothing_and_a_closed_one_stays_closed() {
        assertThat(decide(OPEN, PREPARED, OPENED)).isEmpty();
        refuses(DoorRule.DOOR_CLOSED, OPEN, PREPARED, OPENED, CLOSED);
        refuses(DoorRule.GATHERING_CANCELLED, OPEN, PREPARED, CALLED_OFF);
    }

    @Test
    void counts_each_id_once() {
        assertThat(decide(
                        count(mark("a", Entrance.VENUE), mark("b", Entrance.ZOOM), mark("a", Entrance.ZOOM)),
                        PREPARED,
                        OPENED))
                .containsExactly(marked("a", Entrance.VENUE), marked("b", Entrance.ZOOM));
        assertThat(decide(
                        count(mark("a", Entrance.VENUE), mark("b", Entrance.ZOOM)),
                        PREPARED,
                        OPENED,
                        marked("a", Entrance.VENUE)))
                .containsExactly(marked("b", Entrance.ZOOM));
    }

    @Test
    void a_repeated_mark_that_was_undone_stays_undone() {
        assertThat(decide(count(mark("a", Entrance.VENUE)), PREPARED, OPENED, marked("a", Entrance.VENUE), undone("a")))
                .isEmpty();
    }

    @Test
    void a_known_batch_is_accepted_even_after_closing_or_cancellation() {
        DoorEvent a = marked("a", Entrance.VENUE);
        DoorEvent b = marked("b", Entrance.VENUE);
        DoorCommand.Count again = count(mark("a", Entrance.VENUE), mark("b", Entrance.VENUE));
        assertThat(decide(again, PREPARED, OPENED, a, b, undone("b"), CLOSED)).isEmpty();
        assertThat(decide(again, PREPARED, OPENED, a, b, CALLED_OFF)).isEmpty();
    }

    @Test
    void an_id_that_counts_somebody_else_already_is_refused_and_named() {
        Mark family = new Mark("a", new VisitCategory(Who.FAMILY, Visit.FIRST, Entrance.VENUE), NOW);
        refuses(
                DoorRule.MARK_DIFFERS,
                "marks[1].id",
                count(mark("b", Entrance.VENUE), family),
                PREPARED,
                OPENED,
                marked("a", Entrance.VENUE));
    }

    @Test
    void refuses_to_count_where_the_door_is_not_open() {
        refuses(DoorRule.DOOR_NOT_OPEN, count(mark("a", Entrance.VENUE)), PREPARED);
        refuses(DoorRule.GATHERING_CANCELLED, count(mark("a", Entrance.VENUE)), PREPARED, OPENED, CALLED_OFF);
    }

    @Test
    void one_unoffered_entrance_refuses_the_whole_batch_and_is_named() {
        refuses(
                DoorRule.DOOR_NOT_OFFERED,
                "marks[1].door",
                count(mark("a", Entrance.VENUE), mark("b", Entrance.METAVERSE)),
                PREPARED,
                OPENED);
    }

    @Test
    void undoes_a_mark_once_while_the_door_is_open() {
        DoorEvent a = marked("a", Entrance.VENUE);
        assertThat(decide(undo("a"), PREPARED, OPENED, a)).containsExactly(undone("a"));
        assertThat(decide(undo("a"), PREPARED, OPENED, a, undone("a"))).isEmpty();
        assertThat(decide(undo("a"), PREPARED, OPENED, a, undone("a"), CLOSED)).isEmpty();
        refuses(DoorRule.MARK_NOT_FOUND, undo("b"), PREPARED, OPENED, a);
    }

    @Test
    void closing_records_the_totals_by_category() {
        assertThat(decide(
                        CLOSE,
                        PREPARED,
                        OPENED,
                        marked("a", Entrance.ZOOM),
                        marked("b", Entrance.VENUE),
                        marked("c", Entrance.ZOOM),
                        marked("d", Entrance.VENUE),
                        undone("d")))
                .containsExactly(new DoorEvent.Closed(
                        ID,
                        NOW,
                        3,
                        List.of(
                                new DoorEvent.Sum("PERSON", "AGAIN", "VENUE", 1),
                                new DoorEvent.Sum("PERSON", "AGAIN", "ZOOM", 2))));
    }

    @Test
    void a_door_without_visits_closes_once() {
        assertThat(decide(CLOSE, PREPARED, OPENED)).containsExactly(CLOSED);
        assertThat(decide(CLOSE, PREPARED, OPENED, CLOSED)).isEmpty();
    }

    @Test
    void refuses_to_close_what_is_not_open() {
        refuses(DoorRule.DOOR_NOT_OPEN, CLOSE, PREPARED);
        refuses(DoorRule.GATHERING_CANCELLED, CLOSE, PREPARED, OPENED, CALLED_OFF);
    }

    static Stream<DoorCommand> fromTheDoor() {
        return Stream.of(OPEN, CLOSE, undo("a"), count(mark("a", Entrance.VENUE)));
    }

    @ParameterizedTest
    @MethodSource("fromTheDoor")
    void refuses_commands_for_an_unannounced_gathering(DoorCommand command) {
        refuses(DoorRule.GATHERING_NOT_FOUND, command);
    }

    @Test
    void follows_changes_of_venue_and_entrances_at_any_stage() {
        DoorCommand.Change online = new DoorCommand.Change(ID, "公民館", "江別市", Set.of(Entrance.ZOOM));
        DoorEvent changed = new DoorEvent.Changed(ID, "公民館", "江別市", List.of("ZOOM"));
        assertThat(decide(online, PREPARED)).containsExactly(changed);
        assertThat(decide(online, PREPARED, OPENED)).containsExactly(changed);
        assertThat(decide(online, PREPARED, changed)).isEmpty();
        assertThat(decide(online)).isEmpty();
        DoorCommand.Change back = new DoorCommand.Change(ID, "会館", "札幌市", Set.of(Entrance.ZOOM, Entrance.VENUE));
        assertThat(decide(back, PREPARED)).isEmpty();
        assertThat(decide(back, PREPARED, changed))
                .containsExactly(new DoorEvent.Changed(ID, "会館", "札幌市", List.of("VENUE", "ZOOM")));
    }

    @Test
    void accepts_marks_at_the_current_entrances() {
        DoorEvent changed = new DoorEvent.Changed(ID, "公民館", "江別市", List.of("ZOOM"));
        assertThat(decide(count(mark("a", Entrance.ZOOM)), PREPARED, OPENED, changed))
                .hasSize(1);
        refuses(
                DoorRule.DOOR_NOT_OFFERED,
                "marks[0].door",
                count(mark("a", Entrance.VENUE)),
                PREPARED,
                OPENED,
                changed);
    }
}
