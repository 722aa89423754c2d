package org.ibasho.chassis.eventstore;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Comparator;
import java.util.OptionalLong;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;

/**
 * How far a reader of the events has come: everything up to and including this place has been seen, and nothing will
 * ever appear before it. Places are in one total order, so that two of them always compare.
 *
 * @param transactionId the number of the transaction that stored the event ({@code xid8}); 0 is before all
 * @param index the event's position among those of its transaction, and its row's identity
 */
public record StorePosition(long transactionId, long index) implements TrackingToken, Comparable<StorePosition> {

    /** Before the first event. */
    public static final StorePosition START = new StorePosition(0, 0);

    private static final Comparator<StorePosition> ORDER =
            Comparator.comparingLong(StorePosition::transactionId).thenComparingLong(StorePosition::index);

    @Override
    public int compareTo(StorePosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public StorePosition lowerBound(TrackingToken other) {
        StorePosition that = of(other);
        return compareTo(that) <= 0 ? this : that;
    }

    @Override
    public StorePosition upperBound(TrackingToken other) {
        StorePosition that = of(other);
        return compareTo(that) >= 0 ? this : that;
    }

    @Override
    public boolean covers(TrackingToken other) {
        return compareTo(of(other)) >= 0;
    }

    @Override
    @JsonIgnore // what it says is in the index
    public OptionalLong position() {
        return OptionalLong.of(index);
    }

    private static StorePosition of(TrackingToken token) {
        return WrappedToken.unwrap(token, StorePosition.class)
                .orElseThrow(() -> new IllegalArgumentException(
                        "not a position in this store: " + token.getClass().getName()));
    }
}
