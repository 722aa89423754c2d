package org.ibasho.attendance.door;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Mark;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.attendance.door.mark.Who;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.decision.Rule;
import org.jspecify.annotations.Nullable;

/** A door's history, and decisions on it. */
final class DoorHistory {

    static final String ID = "0193a1b2-0000-7000-8000-000000000001";
    /** 2026-12-05 00:30 in Japan, which is the day before in UTC. */
    static final Instant START = Instant.parse("2026-12-04T15:30:00Z");

    static final Instant END = START.plus(Duration.ofHours(2));
    static final Instant NOW = START.plus(Duration.ofMinutes(5));

    static final DoorCommand.Prepare PREPARE = new DoorCommand.Prepare(
            ID, "SANGO", "REGULAR", "OWN", START, END, "会館", "札幌市", Set.of(Entrance.ZOOM, Entrance.VENUE));
    static final DoorEvent PREPARED =
            new DoorEvent.Prepared(ID, "SANGO", "REGULAR", "OWN", START, END, "会館", "札幌市", List.of("VENUE", "ZOOM"));
    static final DoorEvent OPENED = new DoorEvent.Opened(ID, NOW);
    static final DoorEvent CALLED_OFF = new DoorEvent.CalledOff(ID);
    static final DoorEvent CLOSED = new DoorEvent.Closed(ID, NOW, 0, List.of());

    private DoorHistory() {}

    static DoorState after(DoorState state, List<DoorEvent> events) {
        DoorState next = state;
        for (DoorEvent event : events) {
            next = next.evolve(event);
        }
        return next;
    }

    static List<DoorEvent> decide(DoorCommand command, DoorEvent... past) {
        return DoorDecider.decide(command, after(new DoorState.Absent(), List.of(past)));
    }

    static void refuses(DoorRule rule, DoorCommand command, DoorEvent... past) {
        refuses(rule, null, command, past);
    }

    static void refuses(DoorRule rule, @Nullable String field, DoorCommand command, DoorEvent... past) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(command, past))
                .extracting(Refusal::rule, InstanceOfAssertFactories.type(Rule.class))
                .returns(rule.code(), Rule::code)
                .returns(rule.kind(), Rule::kind)
                .returns(field, Rule::field);
    }

    static Mark mark(String id, Entrance door) {
        return new Mark(id, new VisitCategory(Who.PERSON, Visit.AGAIN, door), NOW);
    }

    static DoorCommand.Count count(Mark... marks) {
        return new DoorCommand.Count(ID, List.of(marks), NOW);
    }

    static DoorEvent marked(String id, Entrance door) {
        return new DoorEvent.Marked(ID, id, "PERSON", "AGAIN", door.name(), NOW, NOW);
    }

    static DoorCommand.Undo undo(String id) {
        return new DoorCommand.Undo(ID, id, NOW);
    }

    /** The totals of {@code count} marks of {@link #mark} at the venue. */
    static List<DoorEvent.Sum> sums(int count) {
        return count == 0 ? List.of() : List.of(new DoorEvent.Sum("PERSON", "AGAIN", "VENUE", count));
    }

    static DoorEvent closed(int count) {
        return new DoorEvent.Closed(ID, NOW, count, sums(count));
    }

    static DoorEvent amended(int count) {
        return new DoorEvent.Amended(ID, NOW, count, sums(count));
    }

    static DoorEvent undone(String id) {
        return new DoorEvent.Undone(ID, id);
    }
}
