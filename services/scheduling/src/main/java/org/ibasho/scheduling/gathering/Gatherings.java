package org.ibasho.scheduling.gathering;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.scheduling.gathering.GatheringCommand.Circumstances;
import org.ibasho.scheduling.gathering.overlap.Neighbours;
import org.ibasho.scheduling.gathering.overlap.Neighbours.Neighbour;
import org.ibasho.scheduling.gathering.overlap.Neighbours.Period;
import org.ibasho.scheduling.gathering.overlap.Neighbours.Place;
import org.ibasho.scheduling.gathering.overlap.VenueTaken;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.time.Tokyo;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Application service for gatherings. It adds ids, the time and overlapping gatherings, sends the command, and returns
 * when the calendar shows the effect.
 */
@Component
public class Gatherings {

    /** The read model that shows the effect. */
    public static final String CALENDAR = "calendar";

    private final Commands commands;
    private final ReadModels readModels;
    private final Neighbours neighbours;
    private final Replacements replacements;
    private final Clock clock;

    Gatherings(
            Commands commands, ReadModels readModels, Neighbours neighbours, Replacements replacements, Clock clock) {
        this.commands = commands;
        this.readModels = readModels;
        this.neighbours = neighbours;
        this.replacements = replacements;
        this.clock = clock;
    }

    /**
     * Plans a gathering; the receipt's stream is its new id.
     *
     * @throws VenueTaken if the venue is taken and the request does not accept that
     */
    public Receipt plan(PlanBody asked, IdempotencyKey key) {
        String id = Generators.timeBasedEpochGenerator().generate().toString();
        String venue = asked.venue().name().strip();
        String town = asked.venue().town().strip();
        Period period = new Period(asked.startsAt().toInstant(), asked.endsAt().toInstant());
        Optional<Neighbour> neighbour =
                unlessAccepted(asked.acceptOverlap(), () -> neighbours.of(id, new Place(venue, town), period));
        GatheringCommand.Plan plan = new GatheringCommand.Plan(
                id,
                asked.programme(),
                asked.kind(),
                PlanBody.text(asked.theme()),
                period.startsAt(),
                period.endsAt(),
                venue,
                town,
                doors(asked.doors()),
                PlanBody.DetailsRequest.read(asked.details()),
                circumstances(asked.lateRecord(), neighbour));
        return warned(neighbour, () -> send(plan, key, asked));
    }

    /**
     * Moves it to another time.
     *
     * @throws VenueTaken if the venue is taken at that time and the request does not accept that
     */
    public Receipt reschedule(String id, ChangeBody.Move to, IdempotencyKey key) {
        Period period = new Period(to.startsAt().toInstant(), to.endsAt().toInstant());
        Optional<Neighbour> neighbour = unlessAccepted(to.acceptOverlap(), () -> neighbours.of(id, null, period));
        GatheringCommand.Reschedule move = new GatheringCommand.Reschedule(
                id, period.startsAt(), period.endsAt(), circumstances(to.lateRecord(), neighbour));
        return warned(neighbour, () -> send(move, key, to));
    }

    /**
     * Revises theme, venue, entrances and details.
     *
     * @throws VenueTaken if the new venue is taken and the request does not accept that
     */
    public Receipt revise(String id, ChangeBody.Revise to, IdempotencyKey key) {
        Place place = new Place(to.venue().name().strip(), to.venue().town().strip());
        Optional<Neighbour> neighbour = unlessAccepted(to.acceptOverlap(), () -> neighbours.of(id, place, null));
        GatheringCommand.Revise revise = new GatheringCommand.Revise(
                id,
                PlanBody.text(to.theme()),
                place.venue(),
                place.town(),
                doors(to.doors()),
                PlanBody.DetailsRequest.read(to.details()),
                neighbour.isPresent());
        return warned(neighbour, () -> send(revise, key, to));
    }

    /**
     * Cancels it, and plans a replacement if another time is given.
     *
     * @throws VenueTaken if the venue is taken at that time and the request does not accept that
     */
    public void cancel(String id, ChangeBody.Cancel why, IdempotencyKey key) {
        replacements.cancel(id, why, key).forEach(receipt -> readModels.await(CALENDAR, receipt));
    }

    public Receipt conclude(String id, IdempotencyKey key) {
        return send(new GatheringCommand.Conclude(id, Tokyo.today(clock)), key, List.of());
    }

    private Receipt send(GatheringCommand command, IdempotencyKey key, Object request) {
        Receipt receipt = commands.send(GatheringCommand.class, command, key, request);
        readModels.await(CALENDAR, receipt);
        return receipt;
    }

    private Circumstances circumstances(@Nullable Boolean lateRecord, Optional<Neighbour> neighbour) {
        return new Circumstances(clock.instant(), Boolean.TRUE.equals(lateRecord), neighbour.isPresent());
    }

    private static Set<Entrance> doors(List<Entrance> asked) {
        EnumSet<Entrance> doors = EnumSet.noneOf(Entrance.class);
        doors.addAll(asked);
        return doors;
    }

    static Optional<Neighbour> unlessAccepted(@Nullable Boolean accepted, Supplier<Optional<Neighbour>> look) {
        return Boolean.TRUE.equals(accepted) ? Optional.empty() : look.get();
    }

    /** The decider only refuses, so that a repeated request still finds its receipt; this adds the other gathering. */
    static <R> R warned(Optional<Neighbour> neighbour, Supplier<R> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            if (refusal.rule() == GatheringRule.VENUE_TAKEN && neighbour.isPresent()) {
                throw new VenueTaken(neighbour.get());
            }
            throw refusal;
        }
    }
}
