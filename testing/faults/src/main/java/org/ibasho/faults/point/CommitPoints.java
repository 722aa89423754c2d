package org.ibasho.faults.point;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Knows when a transaction is about to be committed and when it has been; a writing statement in autocommit is one, too. */
final class CommitPoints extends DelegatingDataSource {

    private static final Pattern WRITES = Pattern.compile("\\b(insert|delete|update)\\s+(into|from|\\w+\\s+set)\\b");

    private final KillSwitch killSwitch;

    CommitPoints(DataSource target, KillSwitch killSwitch) {
        super(target);
        this.killSwitch = killSwitch;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return Decorator.around(Connection.class, connection, call -> switch (call.name()) {
            case "commit" -> commit(call);
            case "prepareStatement" -> statement(connection, call);
            default -> call.proceed();
        });
    }

    private @Nullable Object statement(Connection connection, Decorator.Call call) throws Throwable {
        String sql = String.valueOf(call.argument(0)).toLowerCase(Locale.ROOT);
        PreparedStatement statement = (PreparedStatement) call.proceed();
        if (statement == null || !WRITES.matcher(sql).find()) {
            return statement;
        }
        return Decorator.around(
                PreparedStatement.class,
                statement,
                it -> it.name().startsWith("execute") && connection.getAutoCommit() ? commit(it) : it.proceed());
    }

    private @Nullable Object commit(Decorator.Call call) throws Throwable {
        killSwitch.reached(KillPoint.BEFORE_COMMIT);
        Object result = call.proceed();
        killSwitch.reached(KillPoint.AFTER_COMMIT);
        return result;
    }
}
