package org.ibasho.scheduling.venue;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A venue, for decisions and pages.
 *
 * @param name the building's name as gatherings write it
 * @param town the municipality's name as gatherings write it
 * @param photo the photo of the entrance; null for none
 */
public record Venue(
        String id,
        String name,
        String town,
        Description description,
        @Nullable Photo photo) {

    /** Before the first event. */
    static final Venue UNKNOWN = new Venue("", "", "", Description.NONE, null);

    /**
     * The description of a venue in plain text; unknown values are null.
     *
     * @param reading the reading of its name in kana
     * @param access the way there
     * @param lookIn how to look in without staying
     * @param barriers steps, lifts, toilets
     */
    public record Description(
            @Nullable String reading,
            @Nullable String address,
            @Nullable String access,
            @Nullable String lookIn,
            @Nullable String barriers) {

        /** An empty description. */
        static final Description NONE = new Description(null, null, null, null, null);
    }

    /**
     * The photo of the entrance.
     *
     * @param id the key of the stored bytes
     * @param alternative the text alternative
     * @param width width of the small picture in pixels
     * @param height height of the small picture in pixels
     */
    public record Photo(String id, String alternative, int width, int height) {}

    /** The stream id of a venue, derived from name and town, so that no lookup is needed. */
    public static String idFor(String name, String town) {
        return UUID.nameUUIDFromBytes(("venue " + town + '\n' + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The venue after an event. It only assigns; the decider has already checked the rules. */
    Venue evolve(VenueEvent event) {
        return switch (event) {
            case VenueEvent.Described it ->
                new Venue(
                        it.venueId(),
                        it.name(),
                        it.town(),
                        new Description(it.reading(), it.address(), it.access(), it.lookIn(), it.barriers()),
                        photo);
            case VenueEvent.PhotoShown it -> with(new Photo(it.photo(), it.alternative(), it.width(), it.height()));
            case VenueEvent.PhotoDropped _ -> with(null);
        };
    }

    private Venue with(@Nullable Photo another) {
        return new Venue(id, name, town, description, another);
    }
}
