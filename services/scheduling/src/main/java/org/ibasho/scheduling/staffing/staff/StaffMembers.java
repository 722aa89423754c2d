package org.ibasho.scheduling.staffing.staff;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.blindindex.BlindIndex;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.keystore.Erasures;
import org.ibasho.chassis.login.KnownLogins;
import org.ibasho.chassis.login.LoginLinks;
import org.ibasho.chassis.login.LoginOwners;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.chassis.reaction.Reactions;
import org.ibasho.chassis.sealing.StoredJson;
import org.ibasho.scheduling.staffing.staff.StaffMember.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Application service and queries for staff. */
@Component
public class StaffMembers {

    /** The read model that shows the effect. */
    public static final String STAFF = "staff";

    private static final StaffLogins PEOPLE = new StaffLogins();

    private final Commands commands;
    private final ReadModels readModels;
    private final Reactions reactions;
    private final LoginLinks links;
    private final KnownLogins logins;
    private final Erasures erasures;
    private final BlindIndex nicknames;
    private final JdbcClient jdbc;
    private final StoredJson json;
    private final Clock clock;

    StaffMembers(
            Commands commands,
            ReadModels readModels,
            Reactions reactions,
            LoginLinks links,
            KnownLogins logins,
            Erasures erasures,
            BlindIndex nicknames,
            JdbcClient jdbc,
            StoredJson json,
            Clock clock) {
        this.commands = commands;
        this.readModels = readModels;
        this.reactions = reactions;
        this.erasures = erasures;
        this.nicknames = nicknames;
        this.links = links;
        this.logins = logins;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** All active staff, ordered by nickname. */
    public List<StaffMember> here() {
        return jdbc
                .sql("select member from staff where status not in ('LEFT', 'ERASED')")
                .query((row, n) -> json.read(row.getString("member"), StaffMember.class))
                .list()
                .stream()
                .sorted(Comparator.comparing(StaffMember::nickname).thenComparing(StaffMember::id))
                .toList();
    }

    /** Who has left and is not erased yet, ordered by nickname. */
    public List<StaffMember> former() {
        return jdbc
                .sql("select member from staff where status = 'LEFT'")
                .query((row, n) -> json.read(row.getString("member"), StaffMember.class))
                .list()
                .stream()
                .sorted(Comparator.comparing(StaffMember::nickname).thenComparing(StaffMember::id))
                .toList();
    }

    /** The ids of all staff who have been erased. */
    public List<String> erased() {
        return jdbc.sql("select id from staff where status = 'ERASED'")
                .query((row, n) -> row.getString("id"))
                .list();
    }

    /** The staff with these ids, including former staff. */
    public List<StaffMember> of(List<String> ids) {
        return jdbc.sql("select member from staff where id = any(?)")
                .param(ids.toArray(String[]::new))
                .query((row, n) -> json.read(row.getString("member"), StaffMember.class))
                .list();
    }

    public Optional<StaffMember> find(String id) {
        return of(List.of(id)).stream().findFirst();
    }

    public Receipt join(StaffBody who, IdempotencyKey key) {
        String id = Generators.timeBasedEpochGenerator().generate().toString();
        return sendAndIndex(new StaffCommand.Join(id, who.nickname(), who.roleSet(), who.held()), key, who);
    }

    public Receipt change(String id, StaffBody who, IdempotencyKey key) {
        return sendAndIndex(new StaffCommand.Change(id, who.nickname(), who.roleSet(), who.held()), key, who);
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

    /** Their logins are linked to nobody afterwards. */
    public Receipt leave(String id, IdempotencyKey key) {
        return sendWithLogins(new StaffCommand.Leave(id, clock.instant()), key, Status.LEFT);
    }

    /**
     * Links a login to a member of staff, who can have several.
     *
     * @param login the login's id in the realm; it need not have been seen here
     */
    public Receipt link(String id, String login, IdempotencyKey key) {
        return sendWithLogins(new StaffCommand.LinkLogin(id, login, clock.instant()), key, login);
    }

    /** Ends the link of a login; what was done with it until now keeps the member's nickname. */
    public Receipt unlink(String id, String login, IdempotencyKey key) {
        return sendWithLogins(new StaffCommand.UnlinkLogin(id, login, clock.instant()), key, login);
    }

    /** The present and former owners of each login. */
    public LoginOwners loginOwners() {
        List<LoginOwners.Link> linked = jdbc
                .sql("select member from staff")
                .query((row, n) -> json.read(row.getString("member"), StaffMember.class))
                .list()
                .stream()
                .flatMap(member -> member.logins().stream()
                        .map(login -> new LoginOwners.Link(login, member.id(), member.nickname())))
                .toList();
        return new LoginOwners(linked, logins.erased());
    }

    /**
     * Erases what is personal about somebody who has left, and which logins they used. Their data key is destroyed
     * before this returns, and no search finds them.
     *
     * @throws org.ibasho.chassis.keystore.KeyStoreUnavailable if the key store is away: the erasure is recorded then,
     *     and {@link WhenStaffErasedThenDestroyKey} goes on with it
     */
    public Receipt erase(String id, IdempotencyKey key) {
        Receipt receipt = links.carryOut(PEOPLE, new StaffCommand.Erase(id), key, Status.ERASED);
        erasures.erase(id);
        nicknames.remove(id);
        readModels.await(STAFF, receipt);
        return receipt;
    }

    private Receipt sendAndIndex(StaffCommand command, IdempotencyKey key, StaffBody who) {
        Receipt receipt = send(command, key, who);
        reactions.await(WhenNicknameChangedThenIndexIt.NAME, receipt);
        return receipt;
    }

    private Receipt sendWithLogins(StaffCommand command, IdempotencyKey key, Object request) {
        Receipt receipt = links.carryOut(PEOPLE, command, key, request);
        readModels.await(STAFF, receipt);
        return receipt;
    }

    private Receipt send(StaffCommand command, IdempotencyKey key, Object request) {
        Receipt receipt = commands.send(StaffCommand.class, command, key, request);
        readModels.await(STAFF, receipt);
        return receipt;
    }
}
