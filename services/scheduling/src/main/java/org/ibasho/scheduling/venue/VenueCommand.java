package org.ibasho.scheduling.venue;

import org.ibasho.chassis.decision.Command;

/** The commands of a venue. */
public sealed interface VenueCommand extends Command {

    /** The venue's id (UUID). */
    String venueId();

    @Override
    default String streamId() {
        return venueId();
    }

    /** Replace the description. */
    record Describe(String venueId, String name, String town, Venue.Description description) implements VenueCommand {}

    /** Show a photo of the entrance. */
    record ShowPhoto(String venueId, Venue.Photo photo) implements VenueCommand {}

    /** Remove the photo. */
    record DropPhoto(String venueId) implements VenueCommand {}
}
