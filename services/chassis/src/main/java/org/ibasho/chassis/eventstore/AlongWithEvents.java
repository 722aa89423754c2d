package org.ibasho.chassis.eventstore;

import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * A row of another table that is stored with a command's events in their own statement: both or neither, without a
 * transaction around two statements.
 *
 * @param insert a complete insert statement with {@code ?} for each value
 * @param values its values
 */
public record AlongWithEvents(String insert, List<Object> values) {

    private static final String RESOURCE = AlongWithEvents.class.getName();

    /** Has it stored with the events of a unit of work. */
    public void joinTo(UnitOfWork<?> work) {
        work.root().resources().put(RESOURCE, this);
    }

    /** What is to be stored with the events of a unit of work and was not yet; whoever takes it stores it. */
    public static Optional<AlongWithEvents> takeFrom(UnitOfWork<?> work) {
        return Optional.ofNullable((AlongWithEvents) work.root().resources().remove(RESOURCE));
    }
}
