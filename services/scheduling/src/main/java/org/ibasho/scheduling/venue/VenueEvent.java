package org.ibasho.scheduling.venue;

import org.ibasho.chassis.decision.Event;
import org.jspecify.annotations.Nullable;

/** What happened to a place, in plain values. A photo's bytes are elsewhere, so that they can be deleted. */
public sealed interface VenueEvent extends Event {

    /** The place (UUID). */
    String venueId();

    @Override
    default String streamId() {
        return venueId();
    }

    /** Says everything that is known, as it is from now on. */
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

    /** Another photo takes the place of the one before. */
    record PhotoShown(String venueId, String photo, String alternative, int width, int height) implements VenueEvent {}

    record PhotoDropped(String venueId) implements VenueEvent {}
}
