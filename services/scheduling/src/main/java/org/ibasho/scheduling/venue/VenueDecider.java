package org.ibasho.scheduling.venue;

import java.util.List;
import org.ibasho.chassis.decision.Refusal;
import org.jspecify.annotations.Nullable;

/** Decides the commands of a venue: a pure function of command and state. */
final class VenueDecider {

    private VenueDecider() {}

    static List<VenueEvent> decide(VenueCommand command, Venue venue) {
        return switch (command) {
            case VenueCommand.Describe it -> describe(it, venue);
            case VenueCommand.ShowPhoto it -> show(it, venue);
            case VenueCommand.DropPhoto it -> drop(it, venue);
        };
    }

    private static List<VenueEvent> describe(VenueCommand.Describe it, Venue venue) {
        Refusal.unless(!it.name().isBlank(), VenueRule.NO_VENUE_NAME);
        Refusal.unless(!it.town().isBlank(), VenueRule.NO_VENUE_TOWN);
        Venue.Description said = it.description();
        VenueEvent described = new VenueEvent.Described(
                it.venueId(),
                it.name(),
                it.town(),
                text(said.reading()),
                text(said.address()),
                text(said.access()),
                text(said.lookIn()),
                text(said.barriers()));
        return happening(described, venue);
    }

    private static List<VenueEvent> drop(VenueCommand.DropPhoto it, Venue venue) {
        Refusal.unless(!venue.equals(Venue.UNKNOWN), VenueRule.VENUE_NOT_FOUND);
        return happening(new VenueEvent.PhotoDropped(it.venueId()), venue);
    }

    private static List<VenueEvent> show(VenueCommand.ShowPhoto it, Venue venue) {
        Refusal.unless(!venue.equals(Venue.UNKNOWN), VenueRule.VENUE_NOT_FOUND);
        Venue.Photo photo = it.photo();
        Refusal.unless(!photo.alternative().isBlank(), VenueRule.NO_ALTERNATIVE);
        VenueEvent shown = new VenueEvent.PhotoShown(
                it.venueId(), photo.id(), photo.alternative().strip(), photo.width(), photo.height());
        return happening(shown, venue);
    }

    /** An unchanged value leads to no event. */
    private static List<VenueEvent> happening(VenueEvent event, Venue venue) {
        return venue.evolve(event).equals(venue) ? List.of() : List.of(event);
    }

    private static @Nullable String text(@Nullable String said) {
        return said == null || said.isBlank() ? null : said.strip();
    }
}
