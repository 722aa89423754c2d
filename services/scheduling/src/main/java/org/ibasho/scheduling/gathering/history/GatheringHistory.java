package org.ibasho.scheduling.gathering.history;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.chassis.eventstore.RecordedEvent;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.gathering.series.SeriesList;
import org.springframework.stereotype.Component;

/** Reads what happened to a gathering, and what other modules add to it. */
@Component
public class GatheringHistory {

    private final EventHistory events;
    private final List<TimelineSource> sources;

    GatheringHistory(EventHistory events, List<TimelineSource> sources) {
        this.events = events;
        this.sources = sources;
    }

    /** The timeline, oldest first; empty if there is no such gathering. */
    public List<TimelineEntry> of(String gatheringId) {
        Timeline timeline = new Timeline();
        Stream<TimelineEntry> own = events.recorded(gatheringId, GatheringEvent.class).stream()
                .flatMap(it -> entries(it, timeline).stream());
        return Stream.concat(own, sources.stream().flatMap(source -> source.of(gatheringId)))
                .sorted(Comparator.comparing(TimelineEntry::at))
                .toList();
    }

    private static List<TimelineEntry> entries(RecordedEvent<GatheringEvent> stored, Timeline timeline) {
        String by = stored.metadata(Commands.BY).orElse(null);
        boolean withSeries = stored.metadata(Commands.REACTION)
                .filter(SeriesList.REACTION::equals)
                .isPresent();
        return timeline.tell(stored.event()).stream()
                .map(change -> new TimelineEntry(stored.at(), by, withSeries, change))
                .toList();
    }
}
