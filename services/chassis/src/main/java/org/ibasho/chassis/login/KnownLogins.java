package org.ibasho.chassis.login;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The logins that have been used here, and whether each is linked to somebody. To whom is not in this table: a copy of
 * it must not tell who an erased person was. A row is what makes a login's link unique.
 */
public final class KnownLogins {

    private static final String COLUMNS = "login, number, first_seen_at";

    private final JdbcClient jdbc;

    KnownLogins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The login, noted if it has never been seen; empty if its number collided with another one's. */
    public Optional<KnownLogin> note(String login) {
        jdbc.sql("""
            insert into known_login (login, number) values (?, lpad(floor(random() * 1000000)::text, 6, '0'))
            on conflict do nothing
            """).param(login).update();
        return find(List.of(login)).stream().findAny();
    }

    /** The logins with these ids that have been seen. */
    public List<KnownLogin> find(Collection<String> logins) {
        return jdbc.sql("select " + COLUMNS + " from known_login where login = any(?) order by first_seen_at, login")
                .param(logins.toArray(String[]::new))
                .query((row, n) -> read(row))
                .list();
    }

    /** The logins that are linked to nobody, the latest first. */
    public List<KnownLogin> unlinked() {
        return jdbc.sql("select " + COLUMNS + " from known_login where not linked and not erased"
                        + " order by first_seen_at desc, login")
                .query((row, n) -> read(row))
                .list();
    }

    /** The logins that belonged to somebody who has been erased. */
    public Set<String> erased() {
        return Set.copyOf(jdbc.sql("select login from known_login where erased")
                .query(String.class)
                .list());
    }

    /** Marks a login as linked; false if it was already. */
    public boolean link(String login) {
        return jdbc.sql("update known_login set linked = true where login = ? and not linked")
                        .param(login)
                        .update()
                > 0;
    }

    /** Marks a login as linked to nobody. */
    public void unlink(String login) {
        jdbc.sql("update known_login set linked = false where login = ?")
                .param(login)
                .update();
    }

    /** Marks a login as one of somebody who has been erased: what was done with it shows as erased. */
    public void markErased(String login) {
        jdbc.sql("update known_login set erased = true where login = ?")
                .param(login)
                .update();
    }

    private static KnownLogin read(ResultSet row) throws SQLException {
        return new KnownLogin(
                row.getString("login"),
                row.getString("number"),
                row.getObject("first_seen_at", OffsetDateTime.class).toInstant());
    }
}
