package org.ibasho.chassis.eventstore.append;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives a statement its values, one after the other. */
final class Parameters {

    private final PreparedStatement statement;
    private int last;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    void add(@Nullable Object value) throws SQLException {
        statement.setObject(++last, value);
    }

    void add(@Nullable String value) throws SQLException {
        statement.setString(++last, value);
    }

    /** Read by the server as what the statement needs, not first as text and then converted. */
    void addUntyped(String value) throws SQLException {
        statement.setObject(++last, value, Types.OTHER);
    }

    void add(long value) throws SQLException {
        statement.setLong(++last, value);
    }

    <T> void addAll(String type, List<T> rows, Function<T, @Nullable Object> column) throws SQLException {
        statement.setArray(
                ++last,
                statement
                        .getConnection()
                        .createArrayOf(type, rows.stream().map(column).toArray()));
    }
}
