package org.ibasho.attendance.door;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Mark;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.chassis.decision.Command;

/** The commands of a gathering's door. */
public sealed interface DoorCommand extends Command {

    /** The gathering (UUID). */
    String gatheringId();

    @Override
    default String streamId() {
        return gatheringId();
    }

    /** Prepare the door of an announced gathering. */
    record Prepare(
            String gatheringId,
            String programme,
            String kind,
            String mandate,
            Instant startsAt,
            Instant endsAt,
            String venue,
            String town,
            Set<Entrance> entrances)
            implements DoorCommand {

        public Prepare {
            entrances = Set.copyOf(entrances);
        }
    }

    /** Follow the gathering to another time. */
    record Move(String gatheringId, Instant startsAt, Instant endsAt) implements DoorCommand {}

    /** Follow a change of venue or entrances. */
    record Change(String gatheringId, String venue, String town, Set<Entrance> entrances) implements DoorCommand {

        public Change {
            entrances = Set.copyOf(entrances);
        }
    }

    /** The gathering does not take place. */
    record CallOff(String gatheringId) implements DoorCommand {}

    /** Begin to count. A gathering of an earlier day may be counted late. */
    record Open(String gatheringId, Instant now) implements DoorCommand {}

    /**
     * Count these marks, all or none.
     *
     * @param now when they arrived; a device's own clock may be wrong
     */
    record Count(String gatheringId, List<Mark> marks, Instant now) implements DoorCommand {

        public Count {
            marks = List.copyOf(marks);
        }
    }

    /** Undo a mark. */
    record Undo(String gatheringId, String markId, Instant now) implements DoorCommand {}

    /** End counting. Zero visits are a valid outcome. */
    record Close(String gatheringId, Instant now) implements DoorCommand {}

    /** Correct the figures after counting ended. The marks stay as they were made. */
    record Correct(String gatheringId, List<Correction> changes, String reason, Instant now) implements DoorCommand {

        public Correct {
            changes = List.copyOf(changes);
        }
    }

    /** The change of one figure; not 0. */
    record Correction(VisitCategory category, int by) {}

    /** Confirm the figures. From now on no mark is taken any more. */
    record Confirm(String gatheringId, Instant now) implements DoorCommand {}

    /** Send the figures back to those who counted, and open the door again. */
    record SendBack(String gatheringId, String comment, Instant now) implements DoorCommand {}

    /** Withdraw the confirmation of the figures. */
    record UndoConfirmation(String gatheringId, String reason, Instant now) implements DoorCommand {}
}
