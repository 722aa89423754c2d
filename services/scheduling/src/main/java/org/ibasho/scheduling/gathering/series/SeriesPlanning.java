package org.ibasho.scheduling.gathering.series;

import com.fasterxml.uuid.Generators;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.chassis.reaction.Reactions;
import org.ibasho.scheduling.gathering.Pattern;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.recurrence.Recurrence;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.time.Holidays;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Application service for series: preview, start, change and cancel. It returns when the calendar shows the effect on
 * the gatherings, or after a few seconds; they follow in any case.
 */
@Component
public class SeriesPlanning {

    private final Commands commands;
    private final ReadModels readModels;
    private final Reactions reactions;
    private final Calendar calendar;

    SeriesPlanning(Commands commands, ReadModels readModels, Reactions reactions, Calendar calendar) {
        this.commands = commands;
        this.readModels = readModels;
        this.reactions = reactions;
        this.calendar = calendar;
    }

    /** A preview; it changes nothing. */
    public SeriesPreview preview(SeriesBody asked) {
        Recurrence recurrence = asked.recurrence();
        List<LocalDate> dates = recurrence.dates();
        Map<LocalDate, List<CalendarEntry>> there = calendar.between(dates.getFirst(), dates.getLast()).stream()
                .filter(entry -> !entry.isCancelled()
                        && entry.venue().equals(asked.venue().name().strip()))
                .collect(Collectors.groupingBy(entry -> Tokyo.day(entry.startsAt())));
        return new SeriesPreview(
                recurrence,
                dates.stream()
                        .map(date -> new SeriesPreview.Day(
                                date,
                                Holidays.of(date),
                                there.getOrDefault(date, List.of()).stream()
                                        .filter(entry -> overlaps(entry, date, asked))
                                        .toList()))
                        .toList());
    }

    private static boolean overlaps(CalendarEntry entry, LocalDate date, SeriesBody asked) {
        return entry.startsAt().isBefore(at(date, asked.end()))
                && at(date, asked.start()).isBefore(entry.endsAt());
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(Tokyo.ZONE).toInstant();
    }

    /** Starts a series; the receipt's stream is its new id. */
    public Receipt begin(SeriesBody asked, IdempotencyKey key) {
        Recurrence recurrence = asked.recurrence();
        List<LocalDate> dates = Objects.requireNonNullElse(asked.dates(), recurrence.dates());
        if (!recurrence.dates().containsAll(dates)) {
            throw new InputRejected(Fault.at("dates", "day-not-in-rule"));
        }
        EnumSet<Entrance> doors = EnumSet.noneOf(Entrance.class);
        doors.addAll(asked.doors());
        return send(
                new SeriesCommand.Begin(
                        Generators.timeBasedEpochGenerator().generate().toString(),
                        recurrence.rule(),
                        asked.first(),
                        recurrence.without().stream()
                                .sorted()
                                .map(month -> month.getValue())
                                .toList(),
                        asked.programme(),
                        asked.kind(),
                        asked.pattern(),
                        doors,
                        dates),
                key,
                asked);
    }

    /** Changes time of day, theme or venue of the gatherings. */
    public Receipt change(String id, SeriesChangeBody to, IdempotencyKey key) {
        Pattern pattern = SeriesBody.pattern(to.start(), to.end(), to.theme(), to.venue());
        return send(new SeriesCommand.Change(id, to.from(), pattern), key, to);
    }

    /**
     * Cancels the gatherings.
     *
     * @param from the first affected day of the series; null for all
     */
    public Receipt callOff(String id, @Nullable LocalDate from, String reason, IdempotencyKey key) {
        return send(
                new SeriesCommand.CallOff(id, from, reason),
                key,
                Map.of("from", String.valueOf(from), "reason", reason));
    }

    private Receipt send(SeriesCommand command, IdempotencyKey key, Object request) {
        Receipt receipt = commands.send(SeriesCommand.class, command, key, request);
        readModels.await(SeriesProjector.NAME, receipt);
        reactions.await(SeriesList.REACTION, receipt);
        return receipt;
    }
}
