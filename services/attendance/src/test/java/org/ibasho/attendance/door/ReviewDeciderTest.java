package org.ibasho.attendance.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ibasho.attendance.door.DoorHistory.CALLED_OFF;
import static org.ibasho.attendance.door.DoorHistory.ID;
import static org.ibasho.attendance.door.DoorHistory.NOW;
import static org.ibasho.attendance.door.DoorHistory.OPENED;
import static org.ibasho.attendance.door.DoorHistory.PREPARED;
import static org.ibasho.attendance.door.DoorHistory.amended;
import static org.ibasho.attendance.door.DoorHistory.closed;
import static org.ibasho.attendance.door.DoorHistory.count;
import static org.ibasho.attendance.door.DoorHistory.decide;
import static org.ibasho.attendance.door.DoorHistory.mark;
import static org.ibasho.attendance.door.DoorHistory.marked;
import static org.ibasho.attendance.door.DoorHistory.refuses;
import static org.ibasho.attendance.door.DoorHistory.sums;
import static org.ibasho.attendance.door.DoorHistory.undo;
import static org.ibasho.attendance.door.DoorHistory.undone;

import java.util.List;
import java.util.stream.Stream;
import org.ibasho.attendance.door.DoorCommand.Close;
import org.ibasho.attendance.door.DoorCommand.Confirm;
import org.ibasho.attendance.door.DoorCommand.Correct;
import org.ibasho.attendance.door.DoorCommand.Correction;
import org.ibasho.attendance.door.DoorCommand.Open;
import org.ibasho.attendance.door.DoorCommand.SendBack;
import org.ibasho.attendance.door.DoorCommand.UndoConfirmation;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.attendance.door.mark.Who;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Late marks, corrections and the confirmation of a gathering's figures after counting ended. */
class ReviewDeciderTest {

    private static final DoorEvent A = marked("a", Entrance.VENUE);
    private static final DoorEvent CONFIRMED = new DoorEvent.Confirmed(ID, NOW);
    private static final DoorEvent SENT_BACK = new DoorEvent.SentBack(ID, NOW, "家族の人数");
    private static final Confirm CONFIRM = new Confirm(ID, NOW);
    private static final SendBack SEND_BACK = new SendBack(ID, "家族の人数", NOW);
    private static final UndoConfirmation UNDO = new UndoConfirmation(ID, "用紙が見つかった", NOW);

    private static DoorEvent[] after(DoorEvent... more) {
        return Stream.concat(Stream.of(PREPARED, OPENED, A, closed(1)), Stream.of(more))
                .toArray(DoorEvent[]::new);
    }

    private static Correct correct(Entrance at, int by) {
        VisitCategory again = new VisitCategory(Who.PERSON, Visit.AGAIN, at);
        return new Correct(ID, List.of(new Correction(again, by)), "用紙と合わせた", NOW);
    }

    private static DoorEvent corrected(int by, int total) {
        return new DoorEvent.Corrected(
                ID, NOW, List.of(new DoorEvent.Change("PERSON", "AGAIN", "VENUE", by)), "用紙と合わせた", total, sums(total));
    }

    @Test
    void a_late_mark_counts_until_the_figures_are_confirmed_and_the_totals_are_told_again() {
        assertThat(decide(count(mark("b", Entrance.VENUE)), after()))
                .containsExactly(marked("b", Entrance.VENUE), amended(2));
        refuses(DoorRule.DOOR_CONFIRMED, count(mark("b", Entrance.VENUE)), after(CONFIRMED));
    }

    @Test
    void a_late_undo_counts_until_the_figures_are_confirmed() {
        assertThat(decide(undo("a"), after())).containsExactly(undone("a"), amended(0));
        refuses(DoorRule.DOOR_CONFIRMED, undo("a"), after(CONFIRMED));
    }

    @Test
    void a_repeated_late_mark_tells_nothing_again() {
        assertThat(decide(count(mark("a", Entrance.VENUE)), after())).isEmpty();
        assertThat(decide(count(mark("a", Entrance.VENUE)), after(CONFIRMED))).isEmpty();
    }

    @Test
    void a_correction_changes_figures_with_a_reason_and_leaves_the_marks() {
        assertThat(decide(correct(Entrance.VENUE, 2), after())).containsExactly(corrected(2, 3));
        assertThat(decide(correct(Entrance.VENUE, -1), after())).containsExactly(corrected(-1, 0));
        assertThat(decide(correct(Entrance.VENUE, 1), after(corrected(2, 3)))).containsExactly(corrected(1, 4));
    }

    @Test
    void a_correction_needs_a_reason_and_a_change() {
        refuses(
                DoorRule.NO_REASON,
                "reason",
                new Correct(ID, correct(Entrance.VENUE, 1).changes(), " ", NOW),
                after());
        refuses(DoorRule.NOTHING_CORRECTED, "changes", correct(Entrance.VENUE, 0), after());
        refuses(DoorRule.NOTHING_CORRECTED, "changes", new Correct(ID, List.of(), "用紙", NOW), after());
    }

    @Test
    void no_figure_is_corrected_below_zero_or_at_an_entrance_that_was_not_offered() {
        refuses(DoorRule.BELOW_ZERO, "changes[0].by", correct(Entrance.VENUE, -2), after());
        refuses(DoorRule.DOOR_NOT_OFFERED, "changes[0].door", correct(Entrance.METAVERSE, 1), after());
    }

    @Test
    void a_correction_holds_for_what_is_counted_later() {
        assertThat(decide(count(mark("b", Entrance.VENUE)), after(corrected(2, 3))))
                .containsExactly(marked("b", Entrance.VENUE), amended(2), new DoorEvent.Restated(ID, 4, sums(4)));
        assertThat(decide(new Close(ID, NOW), after(corrected(2, 3), SENT_BACK)))
                .containsExactly(closed(1), new DoorEvent.Restated(ID, 3, sums(3)));
    }

    @Test
    void a_mark_that_is_undone_after_its_correction_leaves_zero() {
        assertThat(decide(undo("a"), after(corrected(-1, 0))))
                .containsExactly(undone("a"), amended(0), new DoorEvent.Restated(ID, 0, List.of()));
    }

    @Test
    void figures_are_confirmed_once_and_a_confirmation_can_be_undone_with_a_reason() {
        assertThat(decide(CONFIRM, after())).containsExactly(CONFIRMED);
        assertThat(decide(CONFIRM, after(CONFIRMED))).isEmpty();
        DoorEvent taken = new DoorEvent.ConfirmationUndone(ID, NOW, "用紙が見つかった");
        assertThat(decide(UNDO, after(CONFIRMED))).containsExactly(taken);
        assertThat(decide(UNDO, after(CONFIRMED, taken))).isEmpty();
        assertThat(decide(count(mark("b", Entrance.VENUE)), after(CONFIRMED, taken)))
                .hasSize(2);
        refuses(DoorRule.NO_REASON, "reason", new UndoConfirmation(ID, "", NOW), after(CONFIRMED));
    }

    @Test
    void figures_that_are_sent_back_open_the_door_again_with_a_comment() {
        assertThat(decide(SEND_BACK, after())).containsExactly(SENT_BACK);
        assertThat(decide(count(mark("b", Entrance.VENUE)), after(SENT_BACK))).hasSize(1);
        assertThat(decide(new Close(ID, NOW), after(SENT_BACK))).containsExactly(closed(1));
        refuses(DoorRule.NO_COMMENT, "comment", new SendBack(ID, "\n", NOW), after());
    }

    @Test
    void confirmed_figures_are_neither_corrected_nor_sent_back() {
        refuses(DoorRule.DOOR_CONFIRMED, correct(Entrance.VENUE, 1), after(CONFIRMED));
        refuses(DoorRule.DOOR_CONFIRMED, SEND_BACK, after(CONFIRMED));
        assertThat(decide(new Close(ID, NOW), after(CONFIRMED))).isEmpty();
        refuses(DoorRule.DOOR_CLOSED, new Open(ID, NOW), after(CONFIRMED));
    }

    static Stream<DoorCommand> decisions() {
        return Stream.of(CONFIRM, SEND_BACK, UNDO, correct(Entrance.VENUE, 1));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void figures_are_reviewed_after_counting_ended(DoorCommand decision) {
        refuses(DoorRule.DOOR_NOT_CLOSED, decision, PREPARED);
        refuses(DoorRule.DOOR_NOT_CLOSED, decision, PREPARED, OPENED);
        refuses(DoorRule.GATHERING_CANCELLED, decision, PREPARED, OPENED, closed(0), CALLED_OFF);
        refuses(DoorRule.GATHERING_NOT_FOUND, decision);
    }
}
