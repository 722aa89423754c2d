package org.ibasho.chassis.eventstore.reader;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.ibasho.chassis.command.TransientFailure;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.eventstore.UnknownEventType;
import org.ibasho.chassis.eventstore.reader.StreamParking.Admission;
import org.jspecify.annotations.Nullable;

/**
 * Finds in a batch what a reader can handle, and what this program does not know or cannot read.
 *
 * @param wanted the type of the events that the reader handles
 */
record BatchSorter(String reader, Class<? extends Event> wanted, EventNames names) {

    /** The events that are the reader's, or might be: nobody can tell of a type that is unknown. */
    List<DomainEventMessage<?>> concerned(List<? extends TrackedEventMessage<?>> batch) {
        List<DomainEventMessage<?>> concerned = new ArrayList<>();
        for (TrackedEventMessage<?> message : batch) {
            if (message instanceof DomainEventMessage<?> event && isConcernedBy(event)) {
                concerned.add(event);
            }
        }
        return concerned;
    }

    private boolean isConcernedBy(DomainEventMessage<?> event) {
        if (wanted.isAssignableFrom(event.getPayloadType())) {
            return true;
        }
        String unknown = UnknownEventType.in(event);
        return unknown != null && names.mayBelongTo(wanted, unknown);
    }

    /** @param parkedFrom the first event of each stream that waits; streams that are found unusable are added */
    Admission sort(List<DomainEventMessage<?>> concerned, Map<String, Long> parkedFrom) {
        List<TrackedEventMessage<?>> admitted = new ArrayList<>();
        List<ParkedStream> parked = new ArrayList<>();
        for (DomainEventMessage<?> event : concerned) {
            Long from = parkedFrom.get(event.getAggregateIdentifier());
            if (from != null && from <= event.getSequenceNumber()) {
                continue;
            }
            ParkedStream cause = cause(event);
            if (cause == null) {
                admitted.add((TrackedEventMessage<?>) event);
            } else {
                parked.add(cause);
                parkedFrom.put(cause.streamId(), cause.version());
            }
        }
        return new Admission(admitted, parked);
    }

    /** Why an event cannot be handled; null if nothing is known against it. */
    private @Nullable ParkedStream cause(DomainEventMessage<?> event) {
        String unknown = UnknownEventType.in(event);
        if (unknown != null) {
            return ParkedStream.unknown(reader, event.getAggregateIdentifier(), event.getSequenceNumber(), unknown);
        }
        try {
            event.getPayload();
            return null;
        } catch (RuntimeException unreadable) {
            if (TransientFailure.passes(unreadable)) {
                // the key store is away, which says nothing about the event: the reader waits
                throw unreadable;
            }
            return failed(event, unreadable);
        }
    }

    ParkedStream failed(DomainEventMessage<?> event, RuntimeException failure) {
        return ParkedStream.failed(
                reader,
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                names.nameOf(event.getPayloadType()),
                failure);
    }
}
