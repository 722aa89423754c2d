package org.ibasho.scheduling.gathering;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.scheduling.programme.Door;
import org.springframework.stereotype.Component;

/**
 * Where API and pages ask for something to happen to a gathering. Adds what a decision may not fetch for itself (an id,
 * today's date), and returns when the calendar shows the effect.
 */
@Component
public class Gatherings {

    /** The read model that is waited for. */
    public static final String CALENDAR = "calendar";

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final Commands commands;
    private final ReadModels readModels;
    private final Clock clock;

    Gatherings(Commands commands, ReadModels readModels, Clock clock) {
        this.commands = commands;
        this.readModels = readModels;
        this.clock = clock;
    }

    /** Writes a gathering into the plan; the receipt's stream is its new id. */
    public Receipt plan(PlanRequest asked, IdempotencyKey key) {
        String id = Generators.timeBasedEpochGenerator().generate().toString();
        EnumSet<Door> doors = EnumSet.noneOf(Door.class);
        doors.addAll(asked.doors());
        GatheringCommand.Plan plan = new GatheringCommand.Plan(
                id,
                asked.programme(),
                asked.kind(),
                asked.theme() == null || asked.theme().isBlank()
                        ? null
                        : asked.theme().strip(),
                asked.startsAt().toInstant(),
                asked.endsAt().toInstant(),
                asked.venue().name().strip(),
                asked.venue().town().strip(),
                doors);
        return send(plan, key, asked);
    }

    public Receipt reschedule(String id, OffsetDateTime startsAt, OffsetDateTime endsAt, IdempotencyKey key) {
        Instant start = startsAt.toInstant();
        Instant end = endsAt.toInstant();
        return send(new GatheringCommand.Reschedule(id, start, end), key, List.of(start, end));
    }

    public Receipt cancel(String id, String reason, IdempotencyKey key) {
        return send(new GatheringCommand.Cancel(id, reason), key, Map.of("reason", reason));
    }

    public Receipt conclude(String id, IdempotencyKey key) {
        return send(new GatheringCommand.Conclude(id, LocalDate.ofInstant(clock.instant(), TOKYO)), key, List.of());
    }

    private Receipt send(GatheringCommand command, IdempotencyKey key, Object request) {
        Receipt receipt = commands.send(GatheringCommand.class, command, key, request);
        readModels.await(CALENDAR, receipt);
        return receipt;
    }
}
