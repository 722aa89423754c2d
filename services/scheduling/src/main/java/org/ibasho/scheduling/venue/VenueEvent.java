package org.ibasho.scheduling.venue;

import org.ibasho.chassis.decision.Event;
import org.jspecify.annotations.Nullable;

/** The events of a venue, in plain values. A photo's bytes are stored separately, so that they can be deleted. */
public sealed interface VenueEvent extends Event {

    /** The venue's id (UUID). */
    String venueId();

    @Override
    default String streamId() {
        return venueId();
    }

    /** The complete description from now on. */
    record Described(
            String venueId,
            String name,
            String town,
            @Nullable String reading,
            @Nullable String address,
            @Nullable String access,
            @Nullable String lookIn,
            @Nullable String barriers)
            implements VenueEvent {}

    /** A photo replaced the previous one. */
    record PhotoShown(String venueId, String photo, String alternative, int width, int height) implements VenueEvent {}

    record PhotoDropped(String venueId) implements VenueEvent {}
}
