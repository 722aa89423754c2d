package org.ibasho.scheduling.venue;

import org.ibasho.chassis.decision.Command;

/** What can be asked of a place. */
public sealed interface VenueCommand extends Command {

    /** The place (UUID). */
    String venueId();

    @Override
    default String streamId() {
        return venueId();
    }

    /** Everything that is known of it is said anew. */
    record Describe(String venueId, String name, String town, Venue.Description description) implements VenueCommand {}

    /** Show its entrance. */
    record ShowPhoto(String venueId, Venue.Photo photo) implements VenueCommand {}

    /** Show it no more. */
    record DropPhoto(String venueId) implements VenueCommand {}
}
