package org.ibasho.scheduling.venue;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A meeting place, for decisions and for pages alike.
 *
 * @param name the building, as gatherings name it
 * @param town the municipality, as gatherings name it
 * @param photo the entrance; null without a photo
 */
public record Venue(
        String id,
        String name,
        String town,
        Description description,
        @Nullable Photo photo) {

    /** Before anybody has described it. */
    static final Venue UNKNOWN = new Venue("", "", "", Description.NONE, null);

    /**
     * What is said of a place, in plain text; what nobody has said is null.
     *
     * @param reading how its name is read, in kana
     * @param access the way there
     * @param lookIn how to look in without having to stay
     * @param barriers steps, lifts, toilets
     */
    public record Description(
            @Nullable String reading,
            @Nullable String address,
            @Nullable String access,
            @Nullable String lookIn,
            @Nullable String barriers) {

        /** Nothing is said yet. */
        static final Description NONE = new Description(null, null, null, null, null);
    }

    /**
     * The entrance.
     *
     * @param id what the bytes are found by
     * @param alternative what is on it, in words, for whoever does not see it
     * @param width of the small one, in pixels
     * @param height of the small one, in pixels
     */
    public record Photo(String id, String alternative, int width, int height) {}

    /** The stream of a place: always the same for the same name and town, so that nobody has to look it up. */
    public static String idFor(String name, String town) {
        return UUID.nameUUIDFromBytes(("venue " + town + '\n' + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The place after an event. Only assigns: whether the event may happen was decided before. */
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
