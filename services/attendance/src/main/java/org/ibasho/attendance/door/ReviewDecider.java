package org.ibasho.attendance.door;

import static org.ibasho.attendance.door.DoorRule.BELOW_ZERO;
import static org.ibasho.attendance.door.DoorRule.DOOR_CONFIRMED;
import static org.ibasho.attendance.door.DoorRule.DOOR_NOT_CLOSED;
import static org.ibasho.attendance.door.DoorRule.DOOR_NOT_OFFERED;
import static org.ibasho.attendance.door.DoorRule.GATHERING_CANCELLED;
import static org.ibasho.attendance.door.DoorRule.NOTHING_CORRECTED;
import static org.ibasho.attendance.door.DoorRule.NO_COMMENT;
import static org.ibasho.attendance.door.DoorRule.NO_REASON;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibasho.attendance.door.DoorCommand.Confirm;
import org.ibasho.attendance.door.DoorCommand.Correct;
import org.ibasho.attendance.door.DoorCommand.Correction;
import org.ibasho.attendance.door.DoorCommand.SendBack;
import org.ibasho.attendance.door.DoorCommand.UndoConfirmation;
import org.ibasho.attendance.door.DoorState.Known;
import org.ibasho.attendance.door.DoorState.Stage;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.chassis.decision.Refusal;

/** Decides what the supervisor does with the figures after counting ended. A repeated decision changes nothing. */
final class ReviewDecider {

    private ReviewDecider() {}

    static List<DoorEvent> correct(Correct correct, Known door) {
        refuseUnlessClosed(door);
        Refusal.unless(!correct.reason().isBlank(), NO_REASON.at("reason"));
        Refusal.unless(
                correct.changes().stream().anyMatch(change -> change.by() != 0), NOTHING_CORRECTED.at("changes"));
        Map<VisitCategory, Integer> figures = new TreeMap<>(door.corrected());
        for (int i = 0; i < correct.changes().size(); i++) {
            Correction change = correct.changes().get(i);
            boolean offered =
                    door.place().entrances().contains(change.category().entrance());
            Refusal.unless(offered || change.by() <= 0, DOOR_NOT_OFFERED.at("changes[%d].door".formatted(i)));
            int figure = figures.merge(change.category(), change.by(), Integer::sum);
            Refusal.unless(figure >= 0, BELOW_ZERO.at("changes[%d].by".formatted(i)));
        }
        figures.values().removeIf(figure -> figure == 0);
        return List.of(new DoorEvent.Corrected(
                correct.gatheringId(),
                correct.now(),
                correct.changes().stream()
                        .filter(change -> change.by() != 0)
                        .map(ReviewDecider::changed)
                        .toList(),
                correct.reason(),
                Figures.total(figures),
                Figures.sums(figures)));
    }

    private static DoorEvent.Change changed(Correction it) {
        VisitCategory category = it.category();
        return new DoorEvent.Change(
                category.who().name(),
                category.visit().name(),
                category.entrance().name(),
                it.by());
    }

    static List<DoorEvent> confirm(Confirm confirm, Known door) {
        if (door.stage() == Stage.CONFIRMED) {
            return List.of();
        }
        refuseUnlessClosed(door);
        return List.of(new DoorEvent.Confirmed(confirm.gatheringId(), confirm.now()));
    }

    static List<DoorEvent> sendBack(SendBack back, Known door) {
        refuseUnlessClosed(door);
        Refusal.unless(!back.comment().isBlank(), NO_COMMENT.at("comment"));
        return List.of(new DoorEvent.SentBack(back.gatheringId(), back.now(), back.comment()));
    }

    static List<DoorEvent> undoConfirmation(UndoConfirmation undo, Known door) {
        if (door.stage() != Stage.CONFIRMED) {
            refuseUnlessClosed(door);
            return List.of();
        }
        Refusal.unless(!undo.reason().isBlank(), NO_REASON.at("reason"));
        return List.of(new DoorEvent.ConfirmationUndone(undo.gatheringId(), undo.now(), undo.reason()));
    }

    private static void refuseUnlessClosed(Known door) {
        switch (door.stage()) {
            case NOT_OPENED, OPEN -> throw new Refusal(DOOR_NOT_CLOSED);
            case CLOSED -> {}
            case CONFIRMED -> throw new Refusal(DOOR_CONFIRMED);
            case CALLED_OFF -> throw new Refusal(GATHERING_CANCELLED);
        }
    }
}
