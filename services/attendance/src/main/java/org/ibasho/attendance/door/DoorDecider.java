package org.ibasho.attendance.door;

import static org.ibasho.attendance.door.DoorRule.DOOR_CLOSED;
import static org.ibasho.attendance.door.DoorRule.DOOR_NOT_OFFERED;
import static org.ibasho.attendance.door.DoorRule.DOOR_NOT_OPEN;
import static org.ibasho.attendance.door.DoorRule.DOOR_NOT_YET;
import static org.ibasho.attendance.door.DoorRule.GATHERING_CANCELLED;
import static org.ibasho.attendance.door.DoorRule.GATHERING_NOT_FOUND;
import static org.ibasho.attendance.door.DoorRule.MARK_NOT_FOUND;

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
            case CLOSED -> throw new Refusal(DOOR_CLOSED);
            case CALLED_OFF -> throw new Refusal(GATHERING_CANCELLED);
        };
    }

    /** A batch of known marks is a repetition, because the device missed the answer, and is always accepted. */
    private static List<DoorEvent> count(Count batch, Known door) {
        Map<String, DoorEvent> fresh = new LinkedHashMap<>();
        for (int i = 0; i < batch.marks().size(); i++) {
            Mark mark = batch.marks().get(i);
            if (!door.marks().knows(mark.id())) {
                Refusal.unless(
                        door.place().entrances().contains(mark.category().entrance()), DOOR_NOT_OFFERED.ofMark(i));
                fresh.putIfAbsent(mark.id(), marked(batch.gatheringId(), mark));
            }
        }
        if (!fresh.isEmpty()) {
            refuseUnlessOpen(door);
        }
        return List.copyOf(fresh.values());
    }

    private static DoorEvent marked(String gatheringId, Mark mark) {
        VisitCategory category = mark.category();
        return new DoorEvent.Marked(
                gatheringId,
                mark.id(),
                category.who().name(),
                category.visit().name(),
                category.entrance().name(),
                mark.at());
    }

    private static List<DoorEvent> undo(Undo undo, Known door) {
        Refusal.unless(door.marks().knows(undo.markId()), MARK_NOT_FOUND);
        if (!door.marks().counts(undo.markId())) {
            return List.of();
        }
        refuseUnlessOpen(door);
        return List.of(new DoorEvent.Undone(undo.gatheringId(), undo.markId()));
    }

    private static List<DoorEvent> close(Close close, Known door) {
        if (door.stage() == Stage.CLOSED) {
            return List.of();
        }
        refuseUnlessOpen(door);
        return List.of(new DoorEvent.Closed(
                close.gatheringId(),
                close.now(),
                door.marks().total(),
                door.marks().sums()));
    }

    private static void refuseUnlessOpen(Known door) {
        switch (door.stage()) {
            case NOT_OPENED -> throw new Refusal(DOOR_NOT_OPEN);
            case OPEN -> {}
            case CLOSED -> throw new Refusal(DOOR_CLOSED);
            case CALLED_OFF -> throw new Refusal(GATHERING_CANCELLED);
        }
    }
}
