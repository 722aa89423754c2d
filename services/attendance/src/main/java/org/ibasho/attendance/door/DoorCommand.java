package org.ibasho.attendance.door;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Mark;
import org.ibasho.chassis.decision.Command;

/** What can be asked of the door of a gathering. */
public sealed interface DoorCommand extends Command {

    /** The gathering (UUID). */
    String gatheringId();

    @Override
    default String streamId() {
        return gatheringId();
    }

    /** Make ready for a gathering that was announced. */
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

    /** Follow the gathering to another place, or to other ways to take part. */
    record Change(String gatheringId, String venue, String town, Set<Entrance> entrances) implements DoorCommand {

        public Change {
            entrances = Set.copyOf(entrances);
        }
    }

    /** The gathering does not take place. */
    record CallOff(String gatheringId) implements DoorCommand {}

    /** Begin to count. A gathering of an earlier day may be counted late. */
    record Open(String gatheringId, Instant now) implements DoorCommand {}

    /** Count these, all or none. */
    record Count(String gatheringId, List<Mark> marks) implements DoorCommand {

        public Count {
            marks = List.copyOf(marks);
        }
    }

    /** Take one back. */
    record Undo(String gatheringId, String markId) implements DoorCommand {}

    /** End counting. That nobody came is a valid outcome. */
    record Close(String gatheringId, Instant now) implements DoorCommand {}
}
