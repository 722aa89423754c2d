package org.ibasho.scheduling.gathering.observer;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.observer.PermitCommand.Occasion;
import org.ibasho.scheduling.programme.profile.ProgrammeProfiles;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Application service and queries for observer permits. */
@Component
public class Permits {

    private final Commands commands;
    private final ReadModels readModels;
    private final Calendar calendar;
    private final ProgrammeProfiles profiles;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Permits(
            Commands commands,
            ReadModels readModels,
            Calendar calendar,
            ProgrammeProfiles profiles,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock) {
        this.commands = commands;
        this.readModels = readModels;
        this.calendar = calendar;
        this.profiles = profiles;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The permits attached to a gathering, including those that are not valid on its day. */
    public List<Permit> at(String gatheringId) {
        return jdbc.sql("select permit from permit where ? = any(gatherings) order by id")
                .param(gatheringId)
                .query((row, n) -> json.readValue(row.getString("permit"), Permit.class))
                .list();
    }

    /** The permits of a gathering that are valid on its day. */
    public List<Permit> comingTo(CalendarEntry gathering) {
        return gathering.isCancelled()
                ? List.of()
                : at(gathering.id()).stream()
                        .filter(permit -> permit.isValidOn(dayOf(gathering)))
                        .toList();
    }

    /** The permits that are valid on the day of a gathering and not attached to it yet. */
    public List<Permit> further(CalendarEntry gathering) {
        return jdbc
                .sql("select permit from permit"
                        + " where programme = ? and valid_until >= ? and not ? = any(gatherings) order by id")
                .param(gathering.programme().name())
                .param(dayOf(gathering).toString())
                .param(gathering.id())
                .query((row, n) -> json.readValue(row.getString("permit"), Permit.class))
                .list()
                .stream()
                .filter(permit -> permit.isValidOn(dayOf(gathering)))
                .toList();
    }

    /** The input for granting a permit. */
    public record Asked(ObserverPurpose purpose, int people, LocalDate decidedOn, LocalDate validUntil) {}

    public Receipt grant(String gatheringId, Asked asked, String by, IdempotencyKey key) {
        String id = Generators.timeBasedEpochGenerator().generate().toString();
        return send(
                new PermitCommand.Grant(
                        id,
                        asked.purpose(),
                        asked.people(),
                        asked.decidedOn(),
                        asked.validUntil(),
                        occasion(gatheringId),
                        by),
                key,
                List.of(gatheringId, asked));
    }

    public Receipt attach(String permitId, String gatheringId, String by, IdempotencyKey key) {
        return send(
                new PermitCommand.Attach(permitId, occasion(gatheringId), by),
                key,
                List.of(permitId, gatheringId, "comes"));
    }

    public Receipt detach(String permitId, String gatheringId, String by, IdempotencyKey key) {
        return send(
                new PermitCommand.Detach(permitId, gatheringId, by), key, List.of(permitId, gatheringId, "stays away"));
    }

    private Occasion occasion(String gatheringId) {
        CalendarEntry gathering = calendar.find(gatheringId).orElseThrow(() -> new NotFound("gathering-not-found"));
        Instant now = clock.instant();
        boolean open = (gathering.isPlanned() || gathering.isPublished())
                && gathering.startsAt().isAfter(now);
        return new Occasion(
                gatheringId,
                gathering.programme(),
                dayOf(gathering),
                open,
                profiles.of(gathering.programme()).profile().observers(),
                Tokyo.day(now));
    }

    public static LocalDate dayOf(CalendarEntry gathering) {
        return Tokyo.day(gathering.startsAt());
    }

    private Receipt send(PermitCommand command, IdempotencyKey key, Object request) {
        Receipt receipt = commands.send(PermitCommand.class, command, key, request);
        readModels.await(PermitProjector.PERMIT, receipt);
        return receipt;
    }
}
