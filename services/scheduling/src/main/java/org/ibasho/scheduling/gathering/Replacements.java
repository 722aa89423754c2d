package org.ibasho.scheduling.gathering;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.eventstore.EventHistory;
import org.ibasho.scheduling.gathering.ChangeBody.Replacement;
import org.ibasho.scheduling.gathering.GatheringCommand.Circumstances;
import org.ibasho.scheduling.gathering.overlap.Neighbours;
import org.ibasho.scheduling.gathering.overlap.Neighbours.Neighbour;
import org.ibasho.scheduling.gathering.overlap.Neighbours.Period;
import org.ibasho.scheduling.gathering.overlap.Neighbours.Place;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Programme;
import org.springframework.stereotype.Component;

/** Cancels a gathering and, if another time is given, plans its replacement in the same transaction. */
@Component
class Replacements {

    private final Commands commands;
    private final EventHistory events;
    private final Neighbours neighbours;
    private final Clock clock;

    Replacements(Commands commands, EventHistory events, Neighbours neighbours, Clock clock) {
        this.commands = commands;
        this.events = events;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    /** @return the receipt to wait for */
    List<Receipt> cancel(String id, ChangeBody.Cancel why, IdempotencyKey key) {
        Replacement to = why.replacement();
        Optional<GatheringEvent.Planned> plan = to == null ? Optional.empty() : plan(id);
        // without a plan there is nothing to cancel: it is refused, or answered with the first receipt
        return to == null || plan.isEmpty()
                ? List.of(send(new GatheringCommand.Cancel(id, why.reason(), null), key, why))
                : replace(plan.get(), to, why, key);
    }

    private List<Receipt> replace(
            GatheringEvent.Planned plan, Replacement to, ChangeBody.Cancel why, IdempotencyKey key) {
        String id = Generators.timeBasedEpochGenerator().generate().toString();
        Period period = new Period(to.startsAt().toInstant(), to.endsAt().toInstant());
        Place place = new Place(plan.venue(), plan.town());
        Optional<Neighbour> neighbour =
                Gatherings.unlessAccepted(to.acceptOverlap(), () -> neighbours.of(plan.gatheringId(), place, period));
        GatheringCommand cancel = new GatheringCommand.Cancel(plan.gatheringId(), why.reason(), id);
        GatheringCommand again =
                again(id, plan, period, new Circumstances(clock.instant(), false, neighbour.isPresent()));
        return Gatherings.warned(
                neighbour,
                () -> commands.inOneTransaction(() -> List.of(send(cancel, key, why), send(again, part(key), why))));
    }

    private static GatheringCommand again(
            String id, GatheringEvent.Planned plan, Period period, Circumstances circumstances) {
        return new GatheringCommand.Plan(
                id,
                Programme.valueOf(plan.programme()),
                Kind.valueOf(plan.kind()),
                plan.theme(),
                period.startsAt(),
                period.endsAt(),
                plan.venue(),
                plan.town(),
                plan.doors().stream().map(Entrance::valueOf).collect(Collectors.toSet()),
                plan.details(),
                circumstances);
    }

    /** The current plan of the gathering; empty if there is none that could be cancelled. */
    private Optional<GatheringEvent.Planned> plan(String id) {
        GatheringState state = events.of(id, GatheringEvent.class).stream()
                .reduce((GatheringState) new GatheringState.Absent(), GatheringState::evolve, (before, after) -> after);
        return switch (state) {
            case GatheringState.Planned it -> Optional.of(it.plan());
            case GatheringState.Published it -> Optional.of(it.plan());
            case GatheringState.Absent _, GatheringState.Cancelled _, GatheringState.Concluded _ -> Optional.empty();
        };
    }

    private Receipt send(GatheringCommand command, IdempotencyKey key, ChangeBody.Cancel request) {
        return commands.send(GatheringCommand.class, command, key, request);
    }

    /** One request sends two commands; each has a receipt of its own. */
    private static IdempotencyKey part(IdempotencyKey key) {
        return key.equals(IdempotencyKey.none()) ? key : new IdempotencyKey(key.scope() + " again", key.value());
    }
}
