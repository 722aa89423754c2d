package org.ibasho.scheduling.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.ibasho.scheduling.gathering.Details;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.roster.RosterEvent;
import org.jspecify.annotations.Nullable;

/** Tells events as sentences; knows what was before, to say of a revision what it changed. */
final class Story {

    private final Map<String, String> nicknames;
    private @Nullable Content content;

    /** @param nicknames by the ids of staff; whoever is not among them is not named */
    Story(Map<String, String> nicknames) {
        this.nicknames = nicknames;
    }

    /** What can be revised. */
    private record Content(@Nullable String theme, String venue, String town, List<String> doors, Details details) {}

    List<Said> tell(GatheringEvent event) {
        return switch (event) {
            case GatheringEvent.Planned it -> {
                content = new Content(it.theme(), it.venue(), it.town(), it.doors(), it.details());
                yield List.of(Said.at(it.lateRecord() ? "planned-late" : "planned", it.startsAt(), it.endsAt()));
            }
            case GatheringEvent.Published _ -> List.of(Said.of("published"));
            case GatheringEvent.Rescheduled it ->
                List.of(Said.at(it.lateRecord() ? "moved-late" : "moved", it.startsAt(), it.endsAt()));
            case GatheringEvent.Revised it -> revised(it);
            case GatheringEvent.Cancelled it ->
                List.of(Said.of(it.replacementId() == null ? "cancelled" : "replaced", it.reason()));
            case GatheringEvent.Concluded _ -> List.of(Said.of("concluded"));
        };
    }

    private List<Said> revised(GatheringEvent.Revised it) {
        Content before = Objects.requireNonNull(content);
        Content now = new Content(
                it.theme(),
                it.venue(),
                it.town(),
                Objects.requireNonNullElse(it.doors(), before.doors),
                Objects.requireNonNullElse(it.details(), before.details));
        content = now;
        List<Said> said = new ArrayList<>();
        if (!Objects.equals(now.theme, before.theme)) {
            said.add(now.theme == null ? Said.of("theme-none") : Said.of("theme", now.theme));
        }
        if (!(now.venue.equals(before.venue) && now.town.equals(before.town))) {
            said.add(Said.of("venue", now.venue, now.town));
        }
        if (!now.doors.equals(before.doors)) {
            said.add(Said.of("doors"));
        }
        if (!now.details.equals(before.details)) {
            said.add(Said.of("details"));
        }
        return said;
    }

    /** That seats follow their gathering to another time, and that none was missing, need no sentence of their own. */
    List<Said> tell(RosterEvent event) {
        return switch (event) {
            case RosterEvent.Assigned it -> List.of(seat("assigned", it.role(), it.staffId()));
            case RosterEvent.Unassigned it -> List.of(seat("unassigned", it.role(), it.staffId()));
            case RosterEvent.ExceptionMade it ->
                List.of(Said.of("exception", it.missing().size()));
            case RosterEvent.Moved _, RosterEvent.Completed _ -> List.of();
        };
    }

    private Said seat(String code, String role, String staffId) {
        return Said.of(code, Said.role(role), nicknames.getOrDefault(staffId, "―"));
    }
}
