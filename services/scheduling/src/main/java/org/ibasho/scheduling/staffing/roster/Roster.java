package org.ibasho.scheduling.staffing.roster;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ibasho.scheduling.programme.Post;
import org.ibasho.scheduling.programme.StaffRole;
import org.jspecify.annotations.Nullable;

/**
 * The assigned seats of a gathering, for decisions and pages.
 *
 * @param startsAt the start that the assigned staff are expected at; null while unknown
 * @param changes the latest assignments and releases
 * @param allowance the exception under which it was announced with missing seats; null if none
 * @param version the sequence number of the last event; -1 before the first
 */
public record Roster(
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        List<Seat> seats,
        List<Change> changes,
        @Nullable Allowance allowance,
        long version) {

    /** Before the first event. */
    public static final Roster EMPTY = new Roster(null, null, List.of(), List.of(), null, -1);

    private static final int CHANGES = 30;

    public Roster {
        seats = List.copyOf(seats);
        changes = List.copyOf(changes);
    }

    /** @param seat 1, 2, … within the role */
    public record Place(StaffRole role, int seat) {}

    /** An assigned seat. */
    public record Seat(Place place, String staffId) {}

    /**
     * A change of a seat.
     *
     * @param came true for an assignment, false for a release
     */
    public record Change(long version, Place place, String staffId, boolean came) {}

    /** @param missing the number of missing seats */
    public record Allowance(int missing, String by, Instant at) {}

    /** The stream id of a gathering's roster, derived from the gathering, so that no lookup is needed. */
    public static String idFor(String gatheringId) {
        return UUID.nameUUIDFromBytes(("roster " + gatheringId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** The staff member in a seat; empty if none. */
    public Optional<String> at(Place place) {
        return seats.stream()
                .filter(seat -> seat.place().equals(place))
                .map(Seat::staffId)
                .findAny();
    }

    /** The required seats that are free. An assigned optional seat counts for a required one. */
    public List<Place> missing(List<Post> posts) {
        return posts.stream()
                .flatMap(post -> {
                    long filled = seats.stream()
                            .filter(seat -> seat.place().role() == post.role())
                            .count();
                    return IntStream.rangeClosed(1, post.most())
                            .mapToObj(seat -> new Place(post.role(), seat))
                            .filter(place -> at(place).isEmpty())
                            .limit(Math.max(0, post.needed() - filled));
                })
                .toList();
    }

    /** The changes after a version. */
    public List<Change> since(long seenVersion) {
        return changes.stream().filter(change -> change.version() > seenVersion).toList();
    }

    /** The roster after an event. It only assigns; the decider has already checked the rules. */
    Roster evolve(RosterEvent event) {
        return switch (event) {
            case RosterEvent.Assigned it -> {
                Place place = new Place(StaffRole.valueOf(it.role()), it.seat());
                List<Seat> more = Stream.concat(seats.stream(), Stream.of(new Seat(place, it.staffId())))
                        .toList();
                yield with(it.startsAt(), it.endsAt(), more, and(place, it.staffId(), true), allowance);
            }
            case RosterEvent.Unassigned it -> {
                Place place = new Place(StaffRole.valueOf(it.role()), it.seat());
                List<Seat> fewer = seats.stream()
                        .filter(seat -> !seat.place().equals(place))
                        .toList();
                yield with(startsAt, endsAt, fewer, and(place, it.staffId(), false), allowance);
            }
            case RosterEvent.Moved it -> with(it.startsAt(), it.endsAt(), seats, changes, allowance);
            case RosterEvent.Completed _ -> with(startsAt, endsAt, seats, changes, null);
            case RosterEvent.ExceptionMade it ->
                with(
                        startsAt,
                        endsAt,
                        seats,
                        changes,
                        new Allowance(it.missing().size(), it.by(), it.at()));
        };
    }

    private List<Change> and(Place place, String staffId, boolean came) {
        return Stream.concat(changes.stream(), Stream.of(new Change(version + 1, place, staffId, came)))
                .skip(Math.max(0, changes.size() + 1 - CHANGES))
                .toList();
    }

    private Roster with(
            @Nullable Instant start,
            @Nullable Instant end,
            List<Seat> newSeats,
            List<Change> newChanges,
            @Nullable Allowance newAllowance) {
        return new Roster(start, end, newSeats, newChanges, newAllowance, version + 1);
    }
}
