package org.ibasho.scheduling.roster;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ibasho.scheduling.calendar.CalendarEntry;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.scheduling.roster.Roster.Place;
import org.ibasho.scheduling.roster.StaffingRules.Post;
import org.ibasho.scheduling.staff.StaffMember;
import org.ibasho.scheduling.staff.StaffMembers;
import org.ibasho.scheduling.staff.StaffRole;
import org.ibasho.scheduling.staff.StaffRule;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What pages show of rosters. */
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
     * One seat, or the missing ones of a role together.
     *
     * @param nickname who has it; null for a missing one
     * @param missing how many are missing; 0 where somebody has it
     */
    public record Chip(StaffRole role, @Nullable String nickname, int missing) {}

    /** The seats of gatherings, by the gathering's id. */
    public Map<String, List<Chip>> chips(List<CalendarEntry> gatherings) {
        Map<String, Roster> found =
                rosters.find(jdbc, gatherings.stream().map(CalendarEntry::id).toList());
        Map<String, StaffMember> people = people(found.values().stream());
        return gatherings.stream()
                .collect(Collectors.toMap(
                        CalendarEntry::id, it -> chips(it, found.getOrDefault(it.id(), Roster.EMPTY), people)));
    }

    private List<Chip> chips(CalendarEntry gathering, Roster roster, Map<String, StaffMember> people) {
        Map<StaffRole, Long> missing = roster.missing(posts(gathering)).stream()
                .collect(Collectors.groupingBy(Place::role, Collectors.counting()));
        List<Chip> chips = new ArrayList<>();
        for (Post post : posts(gathering)) {
            seats(roster, post).forEach(id -> chips.add(new Chip(post.role(), nickname(people, id), 0)));
            if (missing.containsKey(post.role()) && !gathering.isCancelled()) {
                chips.add(new Chip(post.role(), null, missing.get(post.role()).intValue()));
            }
        }
        return chips;
    }

    private static Stream<String> seats(Roster roster, Post post) {
        return IntStream.rangeClosed(1, post.most())
                .mapToObj(seat -> roster.at(new Place(post.role(), seat)))
                .flatMap(java.util.Optional::stream);
    }

    /**
     * One seat on the page of a roster.
     *
     * @param needed whether somebody has to have it
     * @param who has it; null if nobody has
     * @param trouble the rule that whoever has it breaks by now; null if none
     * @param suggestion who is suggested; null if nobody can
     * @param others who else can take it
     */
    record Seat(
            Place place,
            boolean needed,
            @Nullable StaffMember who,
            @Nullable StaffRule trouble,
            Suggestions.@Nullable Suggestion suggestion,
            List<StaffMember> others) {}

    /** The seats of a gathering with what is suggested for the free ones. Nobody is suggested for two of them. */
    List<Seat> seats(CalendarEntry gathering, Roster roster) {
        Map<String, StaffMember> people = people(Stream.of(roster));
        List<StaffMember> here = staff.here();
        List<Place> missing = roster.missing(posts(gathering));
        Set<String> taken = new HashSet<>();
        List<Seat> seats = new ArrayList<>();
        for (Post post : posts(gathering)) {
            List<StaffMember> ranked = Suggestions.rank(
                    here,
                    new StaffMember.Engagement(gathering.id(), post.role(), gathering.startsAt(), gathering.endsAt()),
                    post.qualification());
            for (Place place : shown(roster, post, missing)) {
                String staffId = roster.at(place).orElse(null);
                if (staffId == null) {
                    seats.add(free(place, missing.contains(place), ranked, taken));
                } else {
                    StaffMember who = people.getOrDefault(staffId, StaffMember.UNKNOWN);
                    StaffRule trouble = who.whyNoLonger(gathering.id()).orElse(null);
                    seats.add(new Seat(place, true, who, trouble, null, List.of()));
                }
            }
        }
        return seats;
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

    /** Taken and missing seats, and one more where more are welcome. */
    private static List<Place> shown(Roster roster, Post post, List<Place> missing) {
        List<Place> all = IntStream.rangeClosed(1, post.most())
                .mapToObj(seat -> new Place(post.role(), seat))
                .toList();
        boolean complete = missing.stream().noneMatch(place -> place.role() == post.role());
        Place more = complete
                ? all.stream()
                        .filter(place -> roster.at(place).isEmpty())
                        .findFirst()
                        .orElse(null)
                : null;
        return all.stream()
                .filter(place -> roster.at(place).isPresent() || missing.contains(place) || place.equals(more))
                .toList();
    }

    /**
     * What somebody did meanwhile.
     *
     * @param came whether they came to the seat, or went
     */
    record Meanwhile(Place place, String nickname, boolean came) {}

    List<Meanwhile> meanwhile(Roster roster, long seenVersion) {
        List<Roster.Change> changes = roster.since(seenVersion);
        Map<String, StaffMember> people =
                byId(staff.of(changes.stream().map(Roster.Change::staffId).toList()));
        return changes.stream()
                .map(change -> new Meanwhile(change.place(), nickname(people, change.staffId()), change.came()))
                .toList();
    }

    Roster roster(String gatheringId) {
        return rosters.find(jdbc, List.of(gatheringId)).getOrDefault(gatheringId, Roster.EMPTY);
    }

    private List<Post> posts(CalendarEntry gathering) {
        return rules.of(Kind.valueOf(gathering.kind()));
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

    private static String nickname(Map<String, StaffMember> people, String id) {
        return people.getOrDefault(id, StaffMember.UNKNOWN).nickname();
    }
}
