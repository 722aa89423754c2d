package org.ibasho.attendance.door.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.Who;
import org.ibasho.attendance.door.tally.DoorEntry;
import org.ibasho.attendance.door.tally.Tally;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * The tally as the API shows it.
 *
 * @param visits by who, visit and door; combinations that nobody made are left out
 * @param byWho one number for each, zeros too
 * @param byVisit one number for each, zeros too
 */
record TallyView(
        String gatheringId,
        DoorEntry.State state,
        int total,
        List<Tally.Sum> visits,
        Map<Who, Integer> byWho,
        Map<Visit, Integer> byVisit,
        @Nullable OffsetDateTime openedAt,
        @Nullable OffsetDateTime closedAt) {

    static TallyView of(DoorEntry door, Tally tally) {
        return new TallyView(
                door.gatheringId(),
                door.state(),
                tally.total(),
                tally.sums(),
                tally.byWho(),
                tally.byVisit(),
                door.openedAt() == null ? null : Tokyo.time(door.openedAt()),
                door.closedAt() == null ? null : Tokyo.time(door.closedAt()));
    }
}
