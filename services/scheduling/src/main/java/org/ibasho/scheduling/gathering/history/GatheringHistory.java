package org.ibasho.scheduling.gathering.history;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
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

    private final EventStore events;
    private final StaffMembers staff;

    GatheringHistory(EventStore events, StaffMembers staff) {
        this.events = events;
        this.staff = staff;
    }

    /** What happened, the first first; empty if there is no such gathering. */
    public List<TimelineEntry> of(String gatheringId) {
        List<? extends DomainEventMessage<?>> gathering = stored(gatheringId);
        List<? extends DomainEventMessage<?>> roster = stored(Roster.idFor(gatheringId));
        Timeline story = new Timeline(nicknames(roster));
        return Stream.concat(
                        gathering.stream().flatMap(it -> told(it, story.tell((GatheringEvent) it.getPayload()), null)),
                        roster.stream().flatMap(it -> {
                            RosterEvent event = (RosterEvent) it.getPayload();
                            return told(it, story.tell(event), by(event));
                        }))
                .sorted(Comparator.comparing(TimelineEntry::at))
                .toList();
    }

    private List<? extends DomainEventMessage<?>> stored(String streamId) {
        return events.readEvents(streamId).asStream().toList();
    }

    private Map<String, String> nicknames(List<? extends DomainEventMessage<?>> roster) {
        List<String> ids = roster.stream()
                .map(DomainEventMessage::getPayload)
                .map(GatheringHistory::staffId)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
        return staff.of(ids).stream().collect(Collectors.toMap(StaffMember::id, StaffMember::nickname));
    }

    private static @Nullable String staffId(Object event) {
        return switch ((RosterEvent) event) {
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

    private static Stream<TimelineEntry> told(DomainEventMessage<?> event, List<RenderedChange> said, @Nullable String otherwiseBy) {
        String by = (String) event.getMetaData().get(Commands.BY);
        boolean withSeries = SeriesList.REACTION.equals(event.getMetaData().get(Commands.REACTION));
        return said.stream()
                .map(sentence ->
                        new TimelineEntry(event.getTimestamp(), by == null ? otherwiseBy : by, withSeries, sentence));
    }
}
