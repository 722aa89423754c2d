package org.ibasho.scheduling.staffing.staff;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.scheduling.staffing.staff.StaffMember.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Application service and queries for staff. */
@Component
public class StaffMembers {

    /** The read model that shows the effect. */
    public static final String STAFF = "staff";

    private final Commands commands;
    private final ReadModels readModels;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    StaffMembers(Commands commands, ReadModels readModels, JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.commands = commands;
        this.readModels = readModels;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** All active staff, ordered by nickname. */
    public List<StaffMember> here() {
        return jdbc
                .sql("select member from staff where status <> 'LEFT'")
                .query((row, n) -> json.readValue(row.getString("member"), StaffMember.class))
                .list()
                .stream()
                .sorted(Comparator.comparing(StaffMember::nickname).thenComparing(StaffMember::id))
                .toList();
    }

    /** The staff with these ids, including former staff. */
    public List<StaffMember> of(List<String> ids) {
        return jdbc.sql("select member from staff where id = any(?)")
                .param(ids.toArray(String[]::new))
                .query((row, n) -> json.readValue(row.getString("member"), StaffMember.class))
                .list();
    }

    public Optional<StaffMember> find(String id) {
        return of(List.of(id)).stream().findFirst();
    }

    public Receipt join(StaffBody who, IdempotencyKey key) {
        String id = Generators.timeBasedEpochGenerator().generate().toString();
        return send(new StaffCommand.Join(id, who.nickname(), who.roleSet(), who.held()), key, who);
    }

    public Receipt change(String id, StaffBody who, IdempotencyKey key) {
        return send(new StaffCommand.Change(id, who.nickname(), who.roleSet(), who.held()), key, who);
    }

    public Receipt noteAway(String id, Instant from, Instant until, IdempotencyKey key) {
        return send(new StaffCommand.NoteAway(id, from, until), key, List.of(from, until));
    }

    public Receipt dropAway(String id, Instant from, Instant until, IdempotencyKey key) {
        return send(new StaffCommand.DropAway(id, from, until), key, List.of(from, until));
    }

    public Receipt beginBreak(String id, IdempotencyKey key) {
        return send(new StaffCommand.BeginBreak(id, clock.instant()), key, Status.ON_BREAK);
    }

    public Receipt endBreak(String id, IdempotencyKey key) {
        return send(new StaffCommand.EndBreak(id), key, Status.ACTIVE);
    }

    public Receipt leave(String id, IdempotencyKey key) {
        return send(new StaffCommand.Leave(id, clock.instant()), key, Status.LEFT);
    }

    private Receipt send(StaffCommand command, IdempotencyKey key, Object request) {
        Receipt receipt = commands.send(StaffCommand.class, command, key, request);
        readModels.await(STAFF, receipt);
        return receipt;
    }
}
