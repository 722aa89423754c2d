package org.ibasho.scheduling.gathering.history;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.ibasho.chassis.command.Commands;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.gathering.series.SeriesList;
import org.springframework.stereotype.Component;

/** Reads what happened to a gathering, and what other modules add to it. */
@Component
public class GatheringHistory {

    private final EventStore events;
    private final List<TimelineSource> sources;

    GatheringHistory(EventStore events, List<TimelineSource> sources) {
        this.events = events;
        this.sources = sources;
    }

    /** The timeline, oldest first; empty if there is no such gathering. */
    public List<TimelineEntry> of(String gatheringId) {
        Timeline timeline = new Timeline();
        Stream<TimelineEntry> own =
                events.readEvents(gatheringId).asStream().flatMap(it -> entries(it, timeline).stream());
        return Stream.concat(own, sources.stream().flatMap(source -> source.of(gatheringId)))
                .sorted(Comparator.comparing(TimelineEntry::at))
                .toList();
    }

    private static List<TimelineEntry> entries(DomainEventMessage<?> stored, Timeline timeline) {
        String by = (String) stored.getMetaData().get(Commands.BY);
        boolean withSeries = SeriesList.REACTION.equals(stored.getMetaData().get(Commands.REACTION));
        return timeline.tell((GatheringEvent) stored.getPayload()).stream()
                .map(change -> new TimelineEntry(stored.getTimestamp(), by, withSeries, change))
                .toList();
    }
}
