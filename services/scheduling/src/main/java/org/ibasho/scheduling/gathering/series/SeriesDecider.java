package org.ibasho.scheduling.gathering.series;

import static org.ibasho.scheduling.gathering.GatheringRule.END_BEFORE_START;
import static org.ibasho.scheduling.gathering.GatheringRule.KIND_NOT_IN_PROGRAMME;
import static org.ibasho.scheduling.gathering.GatheringRule.NO_DOOR;
import static org.ibasho.scheduling.gathering.GatheringRule.NO_REASON;
import static org.ibasho.scheduling.gathering.series.SeriesRule.NOTHING_LEFT_OF_SERIES;
import static org.ibasho.scheduling.gathering.series.SeriesRule.SERIES_ALREADY_BEGUN;
import static org.ibasho.scheduling.gathering.series.SeriesRule.SERIES_NOT_FOUND;
import static org.ibasho.scheduling.gathering.series.SeriesRule.SERIES_TOO_LONG;
import static org.ibasho.scheduling.gathering.series.SeriesRule.SERIES_WITHOUT_DAYS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.Pattern;
import org.ibasho.scheduling.gathering.series.SeriesCommand.Begin;
import org.ibasho.scheduling.gathering.series.SeriesCommand.CallOff;
import org.ibasho.scheduling.gathering.series.SeriesCommand.Change;
import org.jspecify.annotations.Nullable;

/**
 * Decides the commands of a series: a pure function of command and state. It decides for the days as the series has
 * them; each gathering decides itself whether it still follows.
 */
final class SeriesDecider {

    /** More than one gathering a day for a year is not a plausible series. */
    private static final int MOST_DAYS = 400;

    private SeriesDecider() {}

    static List<SeriesEvent> decide(SeriesCommand command, SeriesState state) {
        return switch (command) {
            case Begin begin -> begin(begin, state);
            case Change change -> change(change, left(state, change.from()));
            case CallOff off -> callOff(off, left(state, off.from()));
        };
    }

    private static List<SeriesEvent> begin(Begin begin, SeriesState state) {
        Refusal.unless(state instanceof SeriesState.Absent, SERIES_ALREADY_BEGUN);
        Refusal.unless(begin.kind().programme() == begin.programme(), KIND_NOT_IN_PROGRAMME);
        checkTimes(begin.pattern());
        Refusal.unless(!begin.doors().isEmpty(), NO_DOOR);
        Refusal.unless(!begin.dates().isEmpty(), SERIES_WITHOUT_DAYS);
        Refusal.unless(begin.dates().size() <= MOST_DAYS, SERIES_TOO_LONG);
        return List.of(new SeriesEvent.Begun(
                begin.seriesId(),
                begin.rule(),
                begin.first(),
                begin.without(),
                begin.programme().name(),
                begin.kind().name(),
                begin.pattern(),
                begin.doors().stream().sorted().map(Enum::name).toList(),
                begin.dates().stream().distinct().sorted().toList()));
    }

    private static List<SeriesEvent> change(Change change, NavigableMap<LocalDate, Pattern> left) {
        checkTimes(change.pattern());
        Map<Pattern, List<LocalDate>> before = new LinkedHashMap<>();
        left.forEach((date, pattern) -> {
            if (!pattern.equals(change.pattern())) {
                before.computeIfAbsent(pattern, first -> new ArrayList<>()).add(date);
            }
        });
        List<SeriesEvent.Part> parts = before.entrySet().stream()
                .map(part -> new SeriesEvent.Part(part.getValue(), part.getKey()))
                .toList();
        return parts.isEmpty()
                ? List.of()
                : List.of(new SeriesEvent.Changed(change.seriesId(), parts, change.pattern()));
    }

    private static List<SeriesEvent> callOff(CallOff off, NavigableMap<LocalDate, Pattern> left) {
        Refusal.unless(!off.reason().isBlank(), NO_REASON);
        return List.of(new SeriesEvent.CalledOff(
                off.seriesId(), List.copyOf(left.keySet()), off.reason().strip()));
    }

    private static NavigableMap<LocalDate, Pattern> left(SeriesState state, @Nullable LocalDate from) {
        return switch (state) {
            case SeriesState.Absent _ -> throw new Refusal(SERIES_NOT_FOUND);
            case SeriesState.Begun it -> {
                NavigableMap<LocalDate, Pattern> left =
                        from == null ? it.days() : it.days().tailMap(from, true);
                Refusal.unless(!left.isEmpty(), NOTHING_LEFT_OF_SERIES);
                yield left;
            }
        };
    }

    private static void checkTimes(Pattern pattern) {
        Refusal.unless(pattern.end().isAfter(pattern.start()), END_BEFORE_START);
    }
}
