package org.ibasho.scheduling.gathering.series;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.eventstore.RecordedEvent;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.chassis.reaction.Reaction;
import org.ibasho.scheduling.gathering.Details;
import org.ibasho.scheduling.gathering.GatheringCommand;
import org.ibasho.scheduling.gathering.GatheringCommand.Circumstances;
import org.ibasho.scheduling.gathering.Gatherings;
import org.ibasho.scheduling.gathering.Pattern;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the gatherings of a series follow it, with one command per gathering. Processing an event again is safe, also
 * after an interruption: each gathering's id is derived from series and day, and each command is executed once per
 * event.
 */
@Component
class WhenSeriesChangedThenGatheringsFollow implements Reaction<SeriesEvent> {

    private final Commands commands;
    private final ReadModels readModels;

    WhenSeriesChangedThenGatheringsFollow(Commands commands, ReadModels readModels) {
        this.commands = commands;
        this.readModels = readModels;
    }

    /**
     * The id of the gathering of a series on one of its days. It keeps this id when it is moved.
     *
     * @return a UUID
     */
    static String gatheringId(String seriesId, LocalDate date) {
        return UUID.nameUUIDFromBytes((seriesId + "/" + date).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    public String name() {
        return SeriesList.REACTION;
    }

    @Override
    public Class<SeriesEvent> events() {
        return SeriesEvent.class;
    }

    /** A command that follows another waits until it can be seen, which it cannot inside a transaction. */
    @Override
    public boolean inTransaction() {
        return false;
    }

    @Override
    public void on(RecordedEvent<SeriesEvent> recorded) {
        on(recorded.event(), recorded.id(), recorded.at());
    }

    /** @param at when the event was stored: what had begun by then does not follow, however late this is called */
    void on(SeriesEvent event, String eventId, Instant at) {
        Receipt last = null;
        for (GatheringCommand command : commands(event, at)) {
            Receipt receipt = send(command, eventId);
            last = receipt == null ? last : receipt;
        }
        if (last != null) {
            // the calendar processes events in the order of the store
            readModels.await(Gatherings.CALENDAR, last);
        }
    }

    private static List<? extends GatheringCommand> commands(SeriesEvent event, Instant at) {
        return switch (event) {
            case SeriesEvent.Begun it ->
                it.dates().stream().map(date -> plan(it, date, at)).toList();
            case SeriesEvent.Changed it ->
                it.parts().stream()
                        .flatMap(part -> part.dates().stream()
                                .map(date -> new GatheringCommand.FollowSeries(
                                        gatheringId(it.seriesId(), date), part.before(), it.after(), at)))
                        .toList();
            case SeriesEvent.CalledOff it ->
                it.dates().stream()
                        .map(date -> new GatheringCommand.CancelWithSeries(
                                gatheringId(it.seriesId(), date), it.reason(), at))
                        .toList();
        };
    }

    /** The user confirmed each day in the preview, so a day in the past becomes a late record. */
    private static GatheringCommand plan(SeriesEvent.Begun series, LocalDate date, Instant now) {
        Pattern pattern = series.pattern();
        Set<Entrance> doors = series.doors().stream().map(Entrance::valueOf).collect(Collectors.toSet());
        return new GatheringCommand.Plan(
                gatheringId(series.seriesId(), date),
                Programme.valueOf(series.programme()),
                Kind.valueOf(series.kind()),
                pattern.theme(),
                at(date, pattern.start()),
                at(date, pattern.end()),
                pattern.venue(),
                pattern.town(),
                doors,
                Details.NONE,
                new Circumstances(now, true, false));
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(Tokyo.ZONE).toInstant();
    }

    /** A refusal is final: the gathering exists already, and nothing else can be refused here. */
    private @Nullable Receipt send(GatheringCommand command, String eventId) {
        IdempotencyKey key = IdempotencyKey.ofReaction(SeriesList.REACTION, eventId + "/" + command.gatheringId());
        try {
            return commands.send(GatheringCommand.class, command, key, List.of());
        } catch (Refusal alreadyPlanned) {
            return null;
        }
    }
}
