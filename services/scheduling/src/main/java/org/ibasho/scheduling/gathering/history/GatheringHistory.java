package org.ibasho.scheduling.gathering.history;

import org.ibasho.chassis.eventstore.RecordedEvent;
import org.ibasho.chassis.eventstore.EventHistory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.chassis.command.Commands;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.gathering.series.SeriesList;
import org.ibasho.scheduling.staffing.roster.Roster;
import org.ibasho.scheduling.staffing.roster.RosterEvent;
import org.ibasho.scheduling.staffing.staff.StaffMember;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what happened to a gathering and to its roster. */
@Component
public class GatheringHistory {

    private final EventHistory events;
    private final StaffMembers staff;

    GatheringHistory(EventHistory events, StaffMembers staff) {
        this.events = events;
        this.staff = staff;
    }

    /** What happened, the first first; empty if there is no such gathering. */
    public List<TimelineEntry> of(String gatheringId) {
        List<RecordedEvent<GatheringEvent>> gathering = events.recorded(gatheringId, GatheringEvent.class);
        List<RecordedEvent<RosterEvent>> roster = events.recorded(Roster.idFor(gatheringId), RosterEvent.class);
        Timeline story = new Timeline(nicknames(roster));
        return Stream.concat(
                        gathering.stream().flatMap(it -> told(it, story.tell(it.event()), null)),
                        roster.stream().flatMap(it -> told(it, story.tell(it.event()), by(it.event()))))
                .sorted(Comparator.comparing(TimelineEntry::at))
                .toList();
    }

    private Map<String, String> nicknames(List<RecordedEvent<RosterEvent>> roster) {
        List<String> ids = roster.stream()
                .map(RecordedEvent::event)
                .map(GatheringHistory::staffId)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        return staff.of(ids).stream().collect(Collectors.toMap(StaffMember::id, StaffMember::nickname));
    }

    private static @Nullable String staffId(RosterEvent event) {
        return switch (event) {
            case RosterEvent.Assigned it -> it.staffId();
            case RosterEvent.Unassigned it -> it.staffId();
            case RosterEvent.Moved _, RosterEvent.Completed _, RosterEvent.ExceptionMade _ -> null;
        };
    }

    /** A roster wrote down who did it before every command did. */
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

    private static Stream<TimelineEntry> told(
            RecordedEvent<?> event, List<RenderedChange> said, @Nullable String otherwiseBy) {
        String by = event.metadata(Commands.BY).orElse(otherwiseBy);
        boolean withSeries = event.metadata(Commands.REACTION)
                .filter(SeriesList.REACTION::equals)
                .isPresent();
        return said.stream().map(sentence -> new TimelineEntry(event.at(), by, withSeries, sentence));
    }
}
