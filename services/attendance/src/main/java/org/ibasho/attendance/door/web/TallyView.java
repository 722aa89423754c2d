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
 * The tally in the API.
 *
 * @param visits the visits by who, visit and door, without combinations that did not occur
 * @param byWho one number each, including zeros
 * @param byVisit one number each, including zeros
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
