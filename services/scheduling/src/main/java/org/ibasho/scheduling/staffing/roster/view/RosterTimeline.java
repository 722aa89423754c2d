package org.ibasho.scheduling.staffing.roster.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.chassis.eventstore.RecordedEvent;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.scheduling.gathering.history.RenderedChange;
import org.ibasho.scheduling.gathering.history.TimelineEntry;
import org.ibasho.scheduling.gathering.history.TimelineSource;
import org.ibasho.scheduling.staffing.roster.Roster;
import org.ibasho.scheduling.staffing.roster.RosterEvent;
import org.ibasho.scheduling.staffing.staff.StaffMember;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.ibasho.scheduling.staffing.staff.StaffReads;
import org.ibasho.scheduling.staffing.staff.StaffReads.Field;
import org.ibasho.scheduling.staffing.staff.StaffReads.Purpose;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds the changes of a roster to its gathering's history, and logs the people whom it names. */
@Component
class RosterTimeline implements TimelineSource {

    private final EventHistory events;
    private final StaffMembers staff;
    private final StaffReads reads;

    RosterTimeline(EventHistory events, StaffMembers staff, StaffReads reads) {
        this.events = events;
        this.staff = staff;
        this.reads = reads;
    }

    @Override
    public Stream<TimelineEntry> of(String gatheringId) {
        List<RecordedEvent<RosterEvent>> stored = events.recorded(Roster.idFor(gatheringId), RosterEvent.class);
        Map<String, String> nicknames = nicknames(stored);
        return stored.stream().flatMap(it -> entry(it, nicknames).stream());
    }

    private static Optional<TimelineEntry> entry(RecordedEvent<RosterEvent> stored, Map<String, String> nicknames) {
        RosterEvent event = stored.event();
        String by = stored.metadata(Commands.BY).orElse(by(event));
        return change(event, nicknames).map(change -> new TimelineEntry(stored.at(), by, false, change));
    }

    private Map<String, String> nicknames(List<RecordedEvent<RosterEvent>> stored) {
        List<String> ids = stored.stream()
                .map(it -> staffId(it.event()))
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        return reads.shown(staff.of(ids), Purpose.ROSTER, Field.NICKNAME).stream()
                .collect(Collectors.toMap(StaffMember::id, StaffMember::nickname));
    }

    private static @Nullable String staffId(RosterEvent event) {
        return switch (event) {
            case RosterEvent.Assigned it -> it.staffId();
            case RosterEvent.Unassigned it -> it.staffId();
            case RosterEvent.Moved _, RosterEvent.Completed _, RosterEvent.ExceptionMade _ -> null;
        };
    }

    /** Rosters recorded who did it before every command did. */
    private static @Nullable String by(RosterEvent event) {
        String by = switch (event) {
            case RosterEvent.Assigned it -> it.by();
            case RosterEvent.Unassigned it -> it.by();
            case RosterEvent.Completed it -> it.by();
            case RosterEvent.ExceptionMade it -> it.by();
            case RosterEvent.Moved _ -> "";
        };
        return by.isBlank() ? null : by;
    }

    /** Moved seats and a complete roster need no sentence of their own. */
    private static Optional<RenderedChange> change(RosterEvent event, Map<String, String> nicknames) {
        return switch (event) {
            case RosterEvent.Assigned it -> Optional.of(seat("assigned", it.role(), it.staffId(), nicknames));
            case RosterEvent.Unassigned it -> Optional.of(seat("unassigned", it.role(), it.staffId(), nicknames));
            case RosterEvent.ExceptionMade it ->
                Optional.of(RenderedChange.of("exception", it.missing().size()));
            case RosterEvent.Moved _, RosterEvent.Completed _ -> Optional.empty();
        };
    }

    private static RenderedChange seat(String code, String role, String staffId, Map<String, String> nicknames) {
        String nickname = nicknames.getOrDefault(staffId, Erased.TEXT);
        return RenderedChange.of(code, RenderedChange.role(role), RenderedChange.person(nickname));
    }
}
