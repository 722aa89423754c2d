package org.ibasho.attendance.door.web;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Mark;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.Who;
import org.ibasho.attendance.door.tally.DoorEntry;
import org.ibasho.attendance.door.tally.Tally;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;

/**
 * The tally in the API.
 *
 * @param version grows with each change; the larger of two is the later
 * @param visits the visits by who, visit and door, as counted, without combinations that did not occur
 * @param byWho one number each, including zeros
 * @param byVisit one number each, including zeros
 * @param corrected the visits with all corrections; null without corrections
 * @param latest the latest marks that are not undone, newest first
 */
record TallyView(
        String gatheringId,
        DoorEntry.State state,
        long version,
        int total,
        List<Tally.Sum> visits,
        Map<Who, Integer> byWho,
        Map<Visit, Integer> byVisit,
        @Nullable List<Tally.Sum> corrected,
        @Nullable OffsetDateTime openedAt,
        @Nullable OffsetDateTime closedAt,
        List<LatestMark> latest) {

    /** A mark that can be undone. */
    record LatestMark(String id, Who who, Visit visit, Entrance door, OffsetDateTime at) {

        private static LatestMark of(Mark it) {
            return new LatestMark(
                    it.id(),
                    it.category().who(),
                    it.category().visit(),
                    it.category().entrance(),
                    Tokyo.time(it.at()));
        }
    }

    static TallyView of(DoorEntry door, Tally tally, List<Tally.Sum> corrections, List<Mark> latest) {
        return new TallyView(
                door.gatheringId(),
                door.state(),
                door.version(),
                tally.total(),
                tally.sums(),
                tally.byWho(),
                tally.byVisit(),
                corrections.isEmpty() ? null : tally.corrected(corrections).sums(),
                door.openedAt() == null ? null : Tokyo.time(door.openedAt()),
                door.closedAt() == null ? null : Tokyo.time(door.closedAt()),
                latest.stream().map(LatestMark::of).toList());
    }
}
