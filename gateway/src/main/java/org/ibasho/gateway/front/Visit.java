package org.ibasho.gateway.front;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What helps before a first visit, as scheduling tells it. What nobody has said is not there.
 *
 * @param people who is expected to be there
 * @param turnout the turnout of the last gathering of this kind
 * @param observers visitors who come to observe, not to take part
 */
record Visit(
        @Nullable Place venue,
        List<Person> people,
        @Nullable String turnout,
        List<Observers> observers) {

    /** What is known while scheduling does not answer. */
    static final Visit UNKNOWN = new Visit(null, List.of(), null, List.of());

    Visit {
        people = List.copyOf(Objects.requireNonNullElse(people, List.of()));
        observers = List.copyOf(Objects.requireNonNullElse(observers, List.of()));
    }

    /**
     * A member of staff who will be there.
     *
     * @param role such as {@code PEER_STAFF}; {@code COUNSELLOR} for somebody of the centre
     */
    record Person(String role, @Nullable String nickname) {}

    /** @param purpose such as {@code TRAINING} */
    record Observers(String purpose, int people) {}

    /** Where it is, in the words of the staff. */
    record Place(
            @Nullable String reading,
            @Nullable String address,
            @Nullable String access,
            @Nullable String lookIn,
            @Nullable String barriers,
            @Nullable Picture photo) {

        /** Whether there is anything that deserves a part of the page. */
        public boolean isTold() {
            return Stream.of(access, barriers, photo).anyMatch(Objects::nonNull);
        }
    }

    /**
     * The photo of the entrance.
     *
     * @param small the path of the one that stands in the page
     * @param large the path of the large picture, for viewing
     */
    record Picture(String small, String large, String alternative, int width, int height) {}
}
