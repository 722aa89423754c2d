package org.ibasho.scheduling.staffing.roster.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ibasho.chassis.decision.Rule;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.staffing.SeatChip;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.programme.Post;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.staffing.roster.Roster;
import org.ibasho.scheduling.staffing.roster.Roster.Place;
import org.ibasho.scheduling.staffing.roster.RosterProjector;
import org.ibasho.scheduling.staffing.roster.RosterRule;
import org.ibasho.scheduling.staffing.roster.StaffingRules;
import org.ibasho.scheduling.staffing.staff.StaffMember;
import org.ibasho.scheduling.staffing.staff.StaffMember.Status;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the view of rosters for pages. */
@Component
public class RosterView {

    private final RosterProjector rosters;
    private final StaffMembers staff;
    private final StaffingRules rules;
    private final JdbcClient jdbc;

    RosterView(RosterProjector rosters, StaffMembers staff, StaffingRules rules, JdbcClient jdbc) {
        this.rosters = rosters;
        this.staff = staff;
        this.rules = rules;
        this.jdbc = jdbc;
    }

    /**
     * The seats by gathering id.
     *
     * @param withTrouble whether they say that somebody can no longer come, which is for the supervisor only
     */
    public Map<String, List<SeatChip>> chips(List<CalendarEntry> gatherings, boolean withTrouble) {
        Map<String, Roster> found =
                rosters.find(jdbc, gatherings.stream().map(CalendarEntry::id).toList());
        Map<String, StaffMember> people = people(found.values().stream());
        Map<Kind, List<Post>> posts = rules.all();
        return gatherings.stream()
                .collect(Collectors.toMap(
                        CalendarEntry::id,
                        it -> chips(
                                it,
                                found.getOrDefault(it.id(), Roster.EMPTY),
                                posts.getOrDefault(Kind.valueOf(it.kind()), List.of()),
                                people,
                                withTrouble)));
    }

    private static List<SeatChip> chips(
            CalendarEntry gathering,
            Roster roster,
            List<Post> posts,
            Map<String, StaffMember> people,
            boolean withTrouble) {
        Map<StaffRole, Long> missing =
                roster.missing(posts).stream().collect(Collectors.groupingBy(Place::role, Collectors.counting()));
        List<SeatChip> chips = new ArrayList<>();
        for (StaffRole role : roles(posts, roster)) {
            roster.seats().stream()
                    .filter(seat -> seat.place().role() == role)
                    .sorted(Comparator.comparingInt(seat -> seat.place().seat()))
                    .forEach(seat -> chips.add(taken(gathering, seat, posts, people, withTrouble)));
            if (missing.containsKey(role) && isOpen(gathering)) {
                chips.add(SeatChip.missing(role, missing.get(role).intValue()));
            }
        }
        return chips;
    }

    /** The roles of the staffing rule in its order, and further roles with an assigned seat. */
    private static List<StaffRole> roles(List<Post> posts, Roster roster) {
        return Stream.concat(
                        posts.stream().map(Post::role),
                        roster.seats().stream().map(seat -> seat.place().role()))
                .distinct()
                .toList();
    }

    private static SeatChip taken(
            CalendarEntry gathering,
            Roster.Seat seat,
            List<Post> posts,
            Map<String, StaffMember> people,
            boolean withTrouble) {
        StaffMember who = people.getOrDefault(seat.staffId(), StaffMember.UNKNOWN);
        if (who.status() == Status.ERASED) {
            return new SeatChip(seat.place().role(), null, null, 0, null);
        }
        Rule trouble = withTrouble ? trouble(gathering, seat.place(), who, posts) : null;
        return new SeatChip(seat.place().role(), seat.staffId(), who.nickname(), 0, trouble);
    }

    /** Past and cancelled gatherings show no problems, whatever changes later. */
    private static boolean isOpen(CalendarEntry gathering) {
        return gathering.isPlanned() || gathering.isPublished();
    }

    /** The problem of an assigned seat: the rule has fewer seats now, or the staff member is no longer eligible. */
    private static @Nullable Rule trouble(CalendarEntry gathering, Place place, StaffMember who, List<Post> posts) {
        if (!isOpen(gathering)) {
            return null;
        }
        Optional<Post> post =
                posts.stream().filter(it -> it.role() == place.role()).findFirst();
        if (post.isEmpty() || place.seat() > post.get().most()) {
            return RosterRule.NO_SUCH_SEAT;
        }
        return who.whyNoLonger(gathering.id(), post.get().qualification()).orElse(null);
    }

    /**
     * One seat on the roster page.
     *
     * @param needed whether it must be filled
     * @param who the staff member; null if it is free
     * @param trouble the rule that the assignment violates now; null if none
     * @param suggestion the suggested staff member; null if none is available
     * @param others further available staff
     */
    public record Seat(
            Place place,
            boolean needed,
            @Nullable StaffMember who,
            @Nullable Rule trouble,
            Suggestions.@Nullable Suggestion suggestion,
            List<StaffMember> others) {

        /** Whether the person who has it is erased. */
        public boolean isErased() {
            return who != null && who.status() == Status.ERASED;
        }

        /** The person who has it; an empty list if it is free. */
        public List<StaffMember> taken() {
            return who == null ? List.of() : List.of(who);
        }

        /** The people whom the seat shows to be available. */
        public List<StaffMember> available() {
            return Stream.concat(Optional.ofNullable(suggestion).map(it -> it.member()).stream(), others.stream())
                    .toList();
        }
    }

    /** The same seats for somebody who gives none: without suggestions, and not saying who can no longer come. */
    public List<Seat> seatsOnly(CalendarEntry gathering, Roster roster) {
        return seats(gathering, roster).stream()
                .map(seat -> new Seat(seat.place(), seat.needed(), seat.who(), null, null, List.of()))
                .toList();
    }

    /** The seats of a gathering with suggestions for the free ones. Nobody is suggested twice. */
    public List<Seat> seats(CalendarEntry gathering, Roster roster) {
        Map<String, StaffMember> people = people(Stream.of(roster));
        List<StaffMember> here = staff.here();
        List<Post> posts = rules.of(Kind.valueOf(gathering.kind()));
        List<Place> missing = roster.missing(posts);
        Set<String> taken = new HashSet<>();
        List<Seat> seats = new ArrayList<>();
        for (StaffRole role : roles(posts, roster)) {
            Optional<Post> post = posts.stream().filter(it -> it.role() == role).findFirst();
            List<StaffMember> ranked =
                    post.map(it -> ranked(here, gathering, it)).orElse(List.of());
            for (Place place : shown(role, roster, post.map(Post::most).orElse(0), missing)) {
                seats.add(roster.at(place)
                        .map(staffId -> people.getOrDefault(staffId, StaffMember.UNKNOWN))
                        .map(who -> new Seat(place, true, who, trouble(gathering, place, who, posts), null, List.of()))
                        .orElseGet(() -> free(place, missing.contains(place), ranked, taken)));
            }
        }
        return seats;
    }

    private static List<StaffMember> ranked(List<StaffMember> here, CalendarEntry gathering, Post post) {
        return Suggestions.rank(
                here,
                new StaffMember.Engagement(gathering.id(), post.role(), gathering.startsAt(), gathering.endsAt()),
                post.qualification());
    }

    private static Seat free(Place place, boolean needed, List<StaffMember> ranked, Set<String> taken) {
        List<StaffMember> left =
                ranked.stream().filter(member -> !taken.contains(member.id())).toList();
        Suggestions.Suggestion best = needed ? Suggestions.best(left).orElse(null) : null;
        if (best != null) {
            taken.add(best.member().id());
        }
        List<StaffMember> others = ranked.stream()
                .filter(member -> best == null || !member.equals(best.member()))
                .toList();
        return new Seat(place, needed, null, null, best, others);
    }

    /**
     * Assigned and missing seats, and one free seat if more are allowed; also assigned seats that the rule no longer
     * has.
     */
    private static List<Place> shown(StaffRole role, Roster roster, int most, List<Place> missing) {
        List<Place> all = IntStream.rangeClosed(1, most)
                .mapToObj(seat -> new Place(role, seat))
                .toList();
        boolean complete = missing.stream().noneMatch(place -> place.role() == role);
        Place more = complete
                ? all.stream()
                        .filter(place -> roster.at(place).isEmpty())
                        .findFirst()
                        .orElse(null)
                : null;
        Stream<Place> taken = roster.seats().stream().map(Roster.Seat::place).filter(place -> place.role() == role);
        return Stream.concat(taken, all.stream().filter(place -> missing.contains(place) || place.equals(more)))
                .sorted(Comparator.comparingInt(Place::seat))
                .toList();
    }

    /**
     * A change by another user in the meantime.
     *
     * @param came true for an assignment, false for a release
     */
    public record Meanwhile(Place place, StaffMember who, boolean came) {}

    public List<Meanwhile> meanwhile(List<Roster.Change> changes) {
        Map<String, StaffMember> people =
                byId(staff.of(changes.stream().map(Roster.Change::staffId).toList()));
        return changes.stream()
                .map(change -> new Meanwhile(
                        change.place(), people.getOrDefault(change.staffId(), StaffMember.UNKNOWN), change.came()))
                .toList();
    }

    public Roster roster(String gatheringId) {
        return rosters.find(jdbc, List.of(gatheringId)).getOrDefault(gatheringId, Roster.EMPTY);
    }

    private Map<String, StaffMember> people(Stream<Roster> of) {
        return byId(staff.of(of.flatMap(roster -> roster.seats().stream())
                .map(Roster.Seat::staffId)
                .distinct()
                .toList()));
    }

    private static Map<String, StaffMember> byId(List<StaffMember> members) {
        return members.stream()
                .collect(Collectors.toMap(StaffMember::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
