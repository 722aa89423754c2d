package org.ibasho.chassis.eventstore.append;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * A row of another table that is stored with a command's events in their own statement: both or neither, without a
 * transaction around two statements.
 *
 * @param table its name
 * @param columns their names
 * @param values a value for each
 */
public record CompanionRow(String table, List<String> columns, List<Object> values) {

    private static final String RESOURCE = CompanionRow.class.getName();

    /** Has it stored with the events of a unit of work. */
    public void joinTo(UnitOfWork<?> work) {
        work.root().resources().put(RESOURCE, this);
    }

    /** What is to be stored with the events of a unit of work and was not yet; whoever takes it stores it. */
    public static Optional<CompanionRow> takeFrom(UnitOfWork<?> work) {
        return Optional.ofNullable((CompanionRow) work.root().resources().remove(RESOURCE));
    }

    /** Inserts it by itself, with {@code ?} for each value. */
    public String insert() {
        return "insert into %s (%s) select %s"
                .formatted(
                        table, String.join(", ", columns), String.join(", ", Collections.nCopies(columns.size(), "?")));
    }

    /** Inserts it if that part of the statement has stored something: what was not done has no receipt. */
    String insertIfStored(String part) {
        return insert() + " where exists (select from " + part + ")";
    }
}
