package org.ibasho.scheduling.gathering.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.reaction.Reactions;
import org.ibasho.scheduling.gathering.Pattern;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class GatheringsFollowTest {

    private static final LocalDate FIRST = LocalDate.of(2061, 4, 2);
    private static final List<LocalDate> DATES =
            Stream.iterate(FIRST, date -> date.plusWeeks(1)).limit(10).toList();
    private static final Pattern PATTERN = new Pattern(LocalTime.of(13, 30), LocalTime.of(16, 0), null, "会館", "札幌市");

    @Autowired
    private WhenSeriesChangedThenGatheringsFollow reaction;

    @Autowired
    private Reactions reactions;

    @Autowired
    private Commands commands;

    @Autowired
    private Calendar calendar;

    private final String id = UUID.randomUUID().toString();

    private SeriesEvent.Begun begun(List<LocalDate> dates) {
        return new SeriesEvent.Begun(
                id, "FREQ=WEEKLY;COUNT=10", FIRST, List.of(), "SANGO", "REGULAR", PATTERN, List.of("VENUE"), dates);
    }

    private List<CalendarEntry> gatherings() {
        return calendar.all(DATES.stream()
                .map(date -> WhenSeriesChangedThenGatheringsFollow.gatheringId(id, date))
                .toList());
    }

    @Test
    void an_interrupted_change_is_completed_and_nothing_is_planned_twice() {
        reaction.on(begun(DATES.subList(0, 4)), "event", Instant.now());
        assertThat(gatherings()).hasSize(4);

        reaction.on(begun(DATES), "event", Instant.now());
        reaction.on(begun(DATES), "event", Instant.now());
        reaction.on(begun(DATES), "told again long after, when receipts are forgotten", Instant.now());

        assertThat(gatherings()).hasSize(10).allSatisfy(gathering -> {
            assertThat(gathering.isPlanned()).isTrue();
            assertThat(gathering.version()).isZero();
        });
    }

    @Test
    void a_stopped_reaction_continues_from_its_position() {
        reactions.stop();
        try {
            commands.send(
                    SeriesCommand.class,
                    new SeriesCommand.Begin(
                            id,
                            "FREQ=WEEKLY;COUNT=10",
                            FIRST,
                            List.of(),
                            Programme.SANGO,
                            Kind.REGULAR,
                            PATTERN,
                            Set.of(Entrance.VENUE),
                            DATES),
                    IdempotencyKey.none(),
                    List.of());
            assertThat(reactions.isRunning()).isFalse();
            assertThat(gatherings()).isEmpty();
        } finally {
            reactions.start();
        }
        await().untilAsserted(() -> assertThat(gatherings()).hasSize(10));
    }
}
