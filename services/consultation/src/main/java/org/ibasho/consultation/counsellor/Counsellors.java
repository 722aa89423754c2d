package org.ibasho.consultation.counsellor;

import com.fasterxml.uuid.Generators;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.keystore.Erasures;
import org.ibasho.chassis.login.KnownLogins;
import org.ibasho.chassis.login.LoginLinks;
import org.ibasho.chassis.login.LoginOwners;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.chassis.sealing.StoredJson;
import org.ibasho.consultation.counsellor.Counsellor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Application service and queries for counsellors. A caller that shows the result of a query logs that first. */
@Component
public class Counsellors {

    /** The read model that shows the effect. */
    public static final String COUNSELLORS = "counsellors";

    private static final CounsellorLogins PEOPLE = new CounsellorLogins();

    private final Commands commands;
    private final LoginLinks links;
    private final KnownLogins logins;
    private final ReadModels readModels;
    private final Erasures erasures;
    private final JdbcClient jdbc;
    private final StoredJson json;
    private final Clock clock;

    Counsellors(
            Commands commands,
            LoginLinks links,
            KnownLogins logins,
            ReadModels readModels,
            Erasures erasures,
            JdbcClient jdbc,
            StoredJson json,
            Clock clock) {
        this.commands = commands;
        this.links = links;
        this.logins = logins;
        this.readModels = readModels;
        this.erasures = erasures;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** The counsellors who work at the centre, ordered by name. */
    public List<Counsellor> here() {
        return with(Status.ACTIVE);
    }

    /** The counsellors who have left and are not erased yet, ordered by name. */
    public List<Counsellor> former() {
        return with(Status.LEFT);
    }

    /** The counsellors with these ids, former and erased ones too. */
    public List<Counsellor> of(Collection<String> ids) {
        return jdbc.sql("select counsellor from counsellor where id = any(?)")
                .param(ids.toArray(String[]::new))
                .query((row, n) -> json.read(row.getString("counsellor"), Counsellor.class))
                .list();
    }

    public Optional<Counsellor> find(String id) {
        return of(List.of(id)).stream().findAny();
    }

    public Receipt register(CounsellorBody who, IdempotencyKey key) {
        String id = Generators.timeBasedEpochGenerator().generate().toString();
        return send(new CounsellorCommand.Register(id, who.name(), who.qualifications()), key, who);
    }

    public Receipt change(String id, CounsellorBody who, IdempotencyKey key) {
        return send(new CounsellorCommand.Change(id, who.name(), who.qualifications()), key, who);
    }

    /** Their logins are linked to nobody afterwards. */
    public Receipt leave(String id, IdempotencyKey key) {
        return sendWithLogins(new CounsellorCommand.Leave(id, clock.instant()), key, Status.LEFT);
    }

    /**
     * Links a login to a counsellor, who can have several.
     *
     * @param login the login's id in the realm; it need not have been seen here
     */
    public Receipt link(String id, String login, IdempotencyKey key) {
        return sendWithLogins(new CounsellorCommand.LinkLogin(id, login, clock.instant()), key, login);
    }

    /** Ends the link of a login; earlier actions with this login keep the counsellor's name. */
    public Receipt unlink(String id, String login, IdempotencyKey key) {
        return sendWithLogins(new CounsellorCommand.UnlinkLogin(id, login, clock.instant()), key, login);
    }

    /** The present and former owners of each login. */
    public LoginOwners loginOwners() {
        List<LoginOwners.Link> linked = jdbc
                .sql("select counsellor from counsellor")
                .query((row, n) -> json.read(row.getString("counsellor"), Counsellor.class))
                .list()
                .stream()
                .flatMap(it -> it.logins().stream().map(login -> new LoginOwners.Link(login, it.id(), it.name())))
                .toList();
        return new LoginOwners(linked, logins.erased());
    }

    /**
     * Erases the personal data of somebody who has left, and which logins they used. It destroys their data key before
     * it returns.
     *
     * @throws org.ibasho.chassis.keystore.KeyStoreUnavailable if the key store is away: the erasure is recorded then,
     *     and {@link WhenCounsellorErasedThenDestroyKey} goes on with it
     */
    public Receipt erase(String id, IdempotencyKey key) {
        Receipt receipt = links.carryOut(PEOPLE, new CounsellorCommand.Erase(id), key, Status.ERASED);
        erasures.erase(id);
        readModels.await(COUNSELLORS, receipt);
        return receipt;
    }

    /** The certificate of an erasure; empty if this person was not erased. */
    public Optional<Erasures.Certificate> certificate(String id) {
        return erasures.certificate(id);
    }

    private List<Counsellor> with(Status status) {
        return jdbc
                .sql("select counsellor from counsellor where status = ?")
                .param(status.name())
                .query((row, n) -> json.read(row.getString("counsellor"), Counsellor.class))
                .list()
                .stream()
                .sorted(Comparator.comparing(Counsellor::name).thenComparing(Counsellor::id))
                .toList();
    }

    private Receipt send(CounsellorCommand command, IdempotencyKey key, Object request) {
        Receipt receipt = commands.send(CounsellorCommand.class, command, key, request);
        readModels.await(COUNSELLORS, receipt);
        return receipt;
    }

    private Receipt sendWithLogins(CounsellorCommand command, IdempotencyKey key, Object request) {
        Receipt receipt = links.carryOut(PEOPLE, command, key, request);
        readModels.await(COUNSELLORS, receipt);
        return receipt;
    }
}
