package org.ibasho.chassis.eventstore.reader;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.ibasho.chassis.eventstore.StorePosition;

/** Reads one stream as far as a reader has come among all events. */
@FunctionalInterface
public interface StreamEvents {

    /**
     * The events of a stream.
     *
     * @param first the sequence number of the first one that is wanted
     * @param upTo the reader's position
     */
    List<? extends TrackedEventMessage<?>> read(String streamId, long first, StorePosition upTo);
}
