package org.ibasho.chassis.readmodel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes any number of rows of one table with one statement: a row whose key is there already is replaced. Values
 * travel as text, one array a column, and the database reads them as the column's type.
 *
 * @param <T> what a row is made of
 */
public final class Upsert<T> {

    private record Column<T>(String name, String type, boolean key, Function<T, @Nullable Object> value) {}

    private final List<Column<T>> columns;
    private final String sql;

    private Upsert(String table, List<Column<T>> columns) {
        this.columns = List.copyOf(columns);
        this.sql = """
                insert into %s (%s)
                select %s from unnest(%s) as given (%s)
                on conflict (%s) do update set %s
                """.formatted(
                        table,
                        each(column -> true, Column::name),
                        each(column -> true, column -> column.name() + "::" + column.type()),
                        each(column -> true, column -> "?::text[]"),
                        each(column -> true, Column::name),
                        each(Column::key, Column::name),
                        each(column -> !column.key(), column -> column.name() + " = excluded." + column.name()));
    }

    private String each(Predicate<Column<T>> which, Function<Column<T>, String> text) {
        return columns.stream().filter(which).map(text).collect(Collectors.joining(", "));
    }

    /** Begins to describe a table by its name, without a schema. */
    public static <T> Builder<T> into(String table) {
        return new Builder<>(table);
    }

    /** Writes the rows; no two of them have the same key. */
    public void write(JdbcClient jdbc, Collection<? extends T> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<@Nullable String[]> values = new ArrayList<>();
        for (Column<T> column : columns) {
            @Nullable String[] texts = new @Nullable String[rows.size()];
            int n = 0;
            for (T row : rows) {
                texts[n++] = text(column.value().apply(row));
            }
            values.add(texts);
        }
        jdbc.sql(sql).params(values).update();
    }

    private static @Nullable String text(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Enum<?> code -> code.name();
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case Instant time -> time.toString();
            case List<?> list -> array(list);
            default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
        };
    }

    private static String array(List<?> values) {
        return values.stream()
                .map(value ->
                        '"' + String.valueOf(text(value)).replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    /** Collects a table's columns. */
    public static final class Builder<T> {

        private final String table;
        private final List<Column<T>> columns = new ArrayList<>();

        private Builder(String table) {
            this.table = table;
        }

        /** A column of the primary key. */
        public Builder<T> key(String name, String type, Function<T, @Nullable Object> value) {
            columns.add(new Column<>(name, type, true, value));
            return this;
        }

        /**
         * Any other column.
         *
         * @param type as PostgreSQL calls it
         * @param value gives a string, a number, a boolean, a constant of an enum, an {@link Instant}, a list of
         *     these, or null
         */
        public Builder<T> column(String name, String type, Function<T, @Nullable Object> value) {
            columns.add(new Column<>(name, type, false, value));
            return this;
        }

        public Upsert<T> build() {
            return new Upsert<>(table, columns);
        }
    }
}
