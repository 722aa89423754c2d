package org.ibasho.attendance.door;

import static org.ibasho.attendance.door.DoorRule.DOOR_CLOSED;
import static org.ibasho.attendance.door.DoorRule.DOOR_CONFIRMED;
import static org.ibasho.attendance.door.DoorRule.DOOR_NOT_OFFERED;
import static org.ibasho.attendance.door.DoorRule.DOOR_NOT_OPEN;
import static org.ibasho.attendance.door.DoorRule.DOOR_NOT_YET;
import static org.ibasho.attendance.door.DoorRule.GATHERING_CANCELLED;
import static org.ibasho.attendance.door.DoorRule.GATHERING_NOT_FOUND;
import static org.ibasho.attendance.door.DoorRule.MARK_DIFFERS;
import static org.ibasho.attendance.door.DoorRule.MARK_NOT_FOUND;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.attendance.door.DoorCommand.CallOff;
import org.ibasho.attendance.door.DoorCommand.Close;
import org.ibasho.attendance.door.DoorCommand.Count;
import org.ibasho.attendance.door.DoorCommand.Move;
import org.ibasho.attendance.door.DoorCommand.Open;
import org.ibasho.attendance.door.DoorCommand.Prepare;
import org.ibasho.attendance.door.DoorCommand.Undo;
import org.ibasho.attendance.door.DoorState.Absent;
import org.ibasho.attendance.door.DoorState.Known;
import org.ibasho.attendance.door.DoorState.Stage;
import org.ibasho.attendance.door.mark.Mark;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.time.Tokyo;

/** Decides the commands of a door: a pure function of command and state. Repeated commands change nothing. */
final class DoorDecider {

    private DoorDecider() {}

    static List<DoorEvent> decide(DoorCommand command, DoorState state) {
        return switch (command) {
            case Prepare it -> state instanceof Absent ? List.of(prepared(it)) : List.of();
            case Move it -> state instanceof Known door ? move(it, door) : List.of();
            case DoorCommand.Change it -> state instanceof Known door ? change(it, door) : List.of();
            case CallOff it -> state instanceof Known door ? callOff(it, door) : List.of();
            case Open it -> open(it, known(state));
            case Count it -> count(it, known(state));
            case Undo it -> undo(it, known(state));
            case Close it -> close(it, known(state));
            case DoorCommand.Correct it -> ReviewDecider.correct(it, known(state));
            case DoorCommand.Confirm it -> ReviewDecider.confirm(it, known(state));
            case DoorCommand.SendBack it -> ReviewDecider.sendBack(it, known(state));
            case DoorCommand.UndoConfirmation it -> ReviewDecider.undoConfirmation(it, known(state));
        };
    }

    private static Known known(DoorState state) {
        return switch (state) {
            case Absent _ -> throw new Refusal(GATHERING_NOT_FOUND);
            case Known door -> door;
        };
    }

    private static DoorEvent prepared(Prepare it) {
        return new DoorEvent.Prepared(
                it.gatheringId(),
                it.programme(),
                it.kind(),
                it.mandate(),
                it.startsAt(),
                it.endsAt(),
                it.venue(),
                it.town(),
                it.entrances().stream().sorted().map(Enum::name).toList());
    }

    private static List<DoorEvent> move(Move to, Known door) {
        boolean same = to.startsAt().equals(door.startsAt()) && to.endsAt().equals(door.endsAt());
        return same ? List.of() : List.of(new DoorEvent.Moved(to.gatheringId(), to.startsAt(), to.endsAt()));
    }

    private static List<DoorEvent> change(DoorCommand.Change to, Known door) {
        boolean same = new DoorState.Place(to.venue(), to.town(), to.entrances()).equals(door.place());
        List<String> entrances =
                to.entrances().stream().sorted().map(Enum::name).toList();
        return same ? List.of() : List.of(new DoorEvent.Changed(to.gatheringId(), to.venue(), to.town(), entrances));
    }

    private static List<DoorEvent> callOff(CallOff it, Known door) {
        return door.stage() == Stage.CALLED_OFF ? List.of() : List.of(new DoorEvent.CalledOff(it.gatheringId()));
    }

    private static List<DoorEvent> open(Open open, Known door) {
        return switch (door.stage()) {
            case NOT_OPENED -> {
                Refusal.unless(!Tokyo.day(door.startsAt()).isAfter(Tokyo.day(open.now())), DOOR_NOT_YET);
                yield List.of(new DoorEvent.Opened(open.gatheringId(), open.now()));
            }
            case OPEN -> List.of();
            case CLOSED, CONFIRMED -> throw new Refusal(DOOR_CLOSED);
            case CALLED_OFF -> throw new Refusal(GATHERING_CANCELLED);
        };
    }

    /**
     * A batch of known marks is a repetition, because the device missed the answer, and is always accepted. Marks that
     * a device made before the closing are taken until the figures are confirmed.
     */
    private static List<DoorEvent> count(Count batch, Known door) {
        Map<String, DoorEvent> fresh = new LinkedHashMap<>();
        for (int i = 0; i < batch.marks().size(); i++) {
            Mark mark = batch.marks().get(i);
            VisitCategory category = mark.category();
            Refusal.unless(!door.marks().differs(mark.id(), category), MARK_DIFFERS.at("marks[%d].id".formatted(i)));
            if (!door.marks().knows(mark.id())) {
                boolean offered = door.place().entrances().contains(category.entrance());
                Refusal.unless(offered, DOOR_NOT_OFFERED.at("marks[%d].door".formatted(i)));
                fresh.putIfAbsent(mark.id(), marked(batch, mark));
            }
        }
        return fresh.isEmpty() ? List.of() : changed(List.copyOf(fresh.values()), batch.now(), door);
    }

    private static DoorEvent marked(Count batch, Mark mark) {
        VisitCategory category = mark.category();
        return new DoorEvent.Marked(
                batch.gatheringId(),
                mark.id(),
                category.who().name(),
                category.visit().name(),
                category.entrance().name(),
                mark.at(),
                batch.now());
    }

    private static List<DoorEvent> undo(Undo undo, Known door) {
        Refusal.unless(door.marks().knows(undo.markId()), MARK_NOT_FOUND);
        return door.marks().counts(undo.markId())
                ? changed(List.of(new DoorEvent.Undone(undo.gatheringId(), undo.markId())), undo.now(), door)
                : List.of();
    }

    /** The event of a change at the door; after the closing with the new totals, since the old ones were published. */
    private static List<DoorEvent> changed(List<DoorEvent> changes, Instant now, Known door) {
        return switch (door.stage()) {
            case NOT_OPENED -> throw new Refusal(DOOR_NOT_OPEN);
            case OPEN -> changes;
            case CLOSED -> {
                Known after = after(changes, door);
                List<DoorEvent> all = new ArrayList<>(changes);
                Map<VisitCategory, Integer> counts = after.marks().counts();
                String id = changes.getFirst().gatheringId();
                all.add(new DoorEvent.Amended(id, now, Figures.total(counts), Figures.sums(counts)));
                all.addAll(restated(id, after));
                yield List.copyOf(all);
            }
            case CONFIRMED -> throw new Refusal(DOOR_CONFIRMED);
            case CALLED_OFF -> throw new Refusal(GATHERING_CANCELLED);
        };
    }

    private static Known after(List<DoorEvent> changes, Known door) {
        DoorState state = door;
        for (DoorEvent change : changes) {
            state = state.evolve(change);
        }
        return (Known) state;
    }

    /** Earlier corrections also apply to marks that arrive later. */
    private static List<DoorEvent> restated(String gatheringId, Known door) {
        Map<VisitCategory, Integer> figures = door.corrected();
        return door.corrections().isEmpty()
                ? List.of()
                : List.of(new DoorEvent.Restated(gatheringId, Figures.total(figures), Figures.sums(figures)));
    }

    private static List<DoorEvent> close(Close close, Known door) {
        return switch (door.stage()) {
            case NOT_OPENED -> throw new Refusal(DOOR_NOT_OPEN);
            case OPEN -> {
                Map<VisitCategory, Integer> counts = door.marks().counts();
                DoorEvent closed = new DoorEvent.Closed(
                        close.gatheringId(), close.now(), Figures.total(counts), Figures.sums(counts));
                List<DoorEvent> all = new ArrayList<>(List.of(closed));
                all.addAll(restated(close.gatheringId(), door));
                yield List.copyOf(all);
            }
            case CLOSED, CONFIRMED -> List.of();
            case CALLED_OFF -> throw new Refusal(GATHERING_CANCELLED);
        };
    }
}
