package org.ibasho.attendance.door;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Mark;
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

    /** Count these marks, all or none. */
    record Count(String gatheringId, List<Mark> marks) implements DoorCommand {

        public Count {
            marks = List.copyOf(marks);
        }
    }

    /** Undo a mark. */
    record Undo(String gatheringId, String markId) implements DoorCommand {}

    /** End counting. Zero visits are a valid outcome. */
    record Close(String gatheringId, Instant now) implements DoorCommand {}
}
