package org.ibasho.scheduling.calendar.visit;

import java.util.List;
import org.ibasho.scheduling.calendar.turnout.Turnout;
import org.ibasho.scheduling.gathering.observer.ObserverPurpose;
import org.ibasho.scheduling.venue.Venue;
import org.jspecify.annotations.Nullable;

/**
 * The information that helps before a first visit. Unknown parts are left out.
 *
 * @param people the expected staff; empty unless the gathering is announced and in the future
 * @param turnout the turnout of the last gathering of this kind
 * @param observers visitors who come to observe, not to take part
 */
public record FirstVisit(
        @Nullable Place venue,
        List<Person> people,
        @Nullable Turnout turnout,
        List<Observers> observers) {

    /** The answer for a place that nobody has described, while no staff are expected. */
    public static final FirstVisit NOTHING_KNOWN = new FirstVisit(null, List.of(), null, List.of());

    public FirstVisit {
        people = List.copyOf(people);
        observers = List.copyOf(observers);
    }

    /**
     * A member of staff who will be there.
     *
     * @param role a role of the staff, or {@code COUNSELLOR}
     * @param nickname the public name; always null for a counsellor
     */
    public record Person(String role, @Nullable String nickname) {}

    /** Observers, as participants are told in advance: how many and for which purpose, and nothing else. */
    public record Observers(ObserverPurpose purpose, int people) {}

    /** The venue. */
    public record Place(
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
     * The photo of the entrance.
     *
     * @param small the path of the small picture, for the page
     * @param large the path of the large picture, for viewing
     * @param alternative the text alternative
     * @param width width of the small picture in pixels
     * @param height height of the small picture in pixels
     */
    public record Picture(String small, String large, String alternative, int width, int height) {

        private static Picture of(String venueId, Venue.Photo photo) {
            String path = "/api/calendar/venues/" + venueId + "/photos/" + photo.id();
            return new Picture(path + "/small", path + "/large", photo.alternative(), photo.width(), photo.height());
        }
    }
}
