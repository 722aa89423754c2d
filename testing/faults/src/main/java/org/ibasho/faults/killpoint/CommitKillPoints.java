package org.ibasho.faults.killpoint;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Kill points before and after each commit; a writing statement in autocommit mode is a commit, too. */
final class CommitKillPoints extends DelegatingDataSource {

    private static final Pattern WRITES = Pattern.compile("\\b(insert|delete|update)\\s+(into|from|\\w+\\s+set)\\b");

    private static final String IF_CLAIMED = "and claimed_by = ?";

    private final KillSwitch killSwitch;
    private final boolean claimIgnored;

    /** @param claimIgnored sabotage: a process may do what only the one with the claim may */
    CommitKillPoints(DataSource target, KillSwitch killSwitch, boolean claimIgnored) {
        super(target);
        this.killSwitch = killSwitch;
        this.claimIgnored = claimIgnored;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return InterfaceProxy.around(Connection.class, connection, call -> switch (call.name()) {
            case "commit" -> commit(call);
            case "prepareStatement" -> statement(connection, call);
            default -> call.proceed();
        });
    }

    private @Nullable Object statement(Connection connection, InterfaceProxy.Call call) throws Throwable {
        String sql = String.valueOf(call.argument(0)).toLowerCase(Locale.ROOT);
        InterfaceProxy.Call prepared = claimIgnored && sql.contains(IF_CLAIMED)
                ? call.with(0, sql.replace(IF_CLAIMED, "and (claimed_by = ? or true)"))
                : call;
        PreparedStatement statement = (PreparedStatement) prepared.proceed();
        if (statement == null || !WRITES.matcher(sql).find()) {
            return statement;
        }
        return InterfaceProxy.around(
                PreparedStatement.class,
                statement,
                it -> it.name().startsWith("execute") && connection.getAutoCommit() ? commit(it) : it.proceed());
    }

    private @Nullable Object commit(InterfaceProxy.Call call) throws Throwable {
        killSwitch.reached(KillPoint.BEFORE_COMMIT);
        Object result = call.proceed();
        killSwitch.reached(KillPoint.AFTER_COMMIT);
        return result;
    }
}
