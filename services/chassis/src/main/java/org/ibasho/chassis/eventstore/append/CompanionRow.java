package org.ibasho.chassis.eventstore.append;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * A row of another table that is stored in the same statement as a command's events: both or neither, without a
 * transaction around two statements.
 *
 * @param table its name
 * @param columns their names
 * @param values a value for each
 */
public record CompanionRow(String table, List<String> columns, List<Object> values) {

    private static final String RESOURCE = CompanionRow.class.getName();

    /** Stores the row with the events of a unit of work. */
    public void joinTo(UnitOfWork<?> work) {
        work.root().resources().put(RESOURCE, this);
    }

    /** Takes the row that a unit of work has not stored yet; the caller stores it. */
    public static Optional<CompanionRow> takeFrom(UnitOfWork<?> work) {
        return Optional.ofNullable((CompanionRow) work.root().resources().remove(RESOURCE));
    }

    /** The statement that inserts the row alone, with {@code ?} for each value. */
    public String insert() {
        return selected() + " where " + LockTimeout.LIMITED;
    }

    private String selected() {
        return "insert into %s (%s) select %s"
                .formatted(
                        table, String.join(", ", columns), String.join(", ", Collections.nCopies(columns.size(), "?")));
    }

    /** The statement that inserts the row if that part of the statement has stored an event. */
    String insertIfStored(String part) {
        return selected() + " where exists (select from " + part + ")";
    }
}
