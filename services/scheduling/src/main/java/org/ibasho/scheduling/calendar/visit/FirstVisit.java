package org.ibasho.scheduling.calendar.visit;

import java.util.List;
import org.ibasho.scheduling.calendar.turnout.Turnout;
import org.ibasho.scheduling.gathering.observer.ObserverPurpose;
import org.ibasho.scheduling.venue.Venue;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know before a first visit. What nobody has said is left out.
 *
 * @param people who is expected to be there; empty unless the gathering is announced and still to come about
 * @param turnout how many came last time
 * @param observers who comes to look, not to take part
 */
record FirstVisit(
        @Nullable Place venue,
        List<Person> people,
        @Nullable Turnout turnout,
        List<Observers> observers) {

    FirstVisit {
        people = List.copyOf(people);
        observers = List.copyOf(observers);
    }

    /**
     * Who will be there.
     *
     * @param role a role of the staff, or {@code COUNSELLOR}
     * @param nickname the name for the public; never there for a counsellor
     */
    record Person(String role, @Nullable String nickname) {}

    /** Who comes to look, as participants are told in advance: how many and what for, and nothing else. */
    record Observers(ObserverPurpose purpose, int people) {}

    /** Where it is. */
    record Place(
            @Nullable String reading,
            @Nullable String address,
            @Nullable String access,
            @Nullable String lookIn,
            @Nullable String barriers,
            @Nullable Picture photo) {

        static Place of(Venue venue) {
            Venue.Description said = venue.description();
            return new Place(
                    said.reading(),
                    said.address(),
                    said.access(),
                    said.lookIn(),
                    said.barriers(),
                    venue.photo() == null ? null : Picture.of(venue.id(), venue.photo()));
        }
    }

    /**
     * The entrance.
     *
     * @param small the path of the one that stands in a page
     * @param large the path of the one to look at
     * @param alternative what is on it, in words
     * @param width of the small one, in pixels
     * @param height of the small one, in pixels
     */
    record Picture(String small, String large, String alternative, int width, int height) {

        private static Picture of(String venueId, Venue.Photo photo) {
            String path = "/api/calendar/venues/" + venueId + "/photos/" + photo.id();
            return new Picture(path + "/small", path + "/large", photo.alternative(), photo.width(), photo.height());
        }
    }
}
