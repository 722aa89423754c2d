package org.ibasho.scheduling.staffing.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.programme.Post;
import org.ibasho.scheduling.programme.StaffRole;
import org.ibasho.scheduling.staffing.roster.Roster.Place;
import org.ibasho.scheduling.staffing.roster.RosterEvent.MissingSeat;
import org.junit.jupiter.api.Test;

class RosterDeciderTest {

    private static final String ID = Roster.idFor("g");
    private static final Instant START = Instant.parse("2026-12-05T04:30:00Z");
    private static final Instant END = Instant.parse("2026-12-05T07:00:00Z");
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final List<Post> POSTS =
            List.of(new Post(StaffRole.PEER_SUPERVISOR, 1, 1, null), new Post(StaffRole.PEER_STAFF, 2, 3, null));
    private static final Place SUPERVISOR = new Place(StaffRole.PEER_SUPERVISOR, 1);

    private static Place peer(int seat) {
        return new Place(StaffRole.PEER_STAFF, seat);
    }

    private static RosterCommand assign(Place place, String who, long seen) {
        return new RosterCommand.Assign(ID, "g", place, who, START, END, POSTS, seen, "supervisor");
    }

    private static RosterCommand announce(boolean withMissingSeats) {
        return new RosterCommand.LetAnnounce(ID, "g", POSTS, withMissingSeats, "supervisor", NOW);
    }

    private static RosterEvent assigned(Place place, String who) {
        return new RosterEvent.Assigned(ID, "g", place.role().name(), place.seat(), who, START, END, "supervisor");
    }

    private static RosterEvent unassigned(Place place, String who, String by) {
        return new RosterEvent.Unassigned(ID, "g", place.role().name(), place.seat(), who, by);
    }

    private static Roster after(RosterEvent... past) {
        Roster roster = Roster.EMPTY;
        for (RosterEvent event : past) {
            roster = roster.evolve(event);
        }
        return roster;
    }

    private static List<RosterEvent> decide(RosterCommand command, RosterEvent... past) {
        return RosterDecider.decide(command, after(past));
    }

    private static void refuses(RosterRule rule, RosterCommand command, RosterEvent... past) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> decide(command, past))
                .satisfies(refusal -> assertThat(refusal.rule()).isEqualTo(rule));
    }

    @Test
    void assigns_a_seat() {
        assertThat(decide(assign(SUPERVISOR, "a", -1))).containsExactly(assigned(SUPERVISOR, "a"));
        assertThat(decide(assign(peer(3), "b", 0), assigned(SUPERVISOR, "a"))).containsExactly(assigned(peer(3), "b"));
    }

    @Test
    void refuses_a_seat_that_the_gathering_does_not_have() {
        refuses(RosterRule.NO_SUCH_SEAT, assign(peer(4), "a", -1));
        refuses(RosterRule.NO_SUCH_SEAT, assign(peer(0), "a", -1));
        refuses(RosterRule.NO_SUCH_SEAT, assign(new Place(StaffRole.CHAIR, 1), "a", -1));
    }

    @Test
    void refuses_a_seat_that_is_filled() {
        refuses(RosterRule.SEAT_ALREADY_FILLED, assign(SUPERVISOR, "b", 0), assigned(SUPERVISOR, "a"));
    }

    @Test
    void refuses_commands_based_on_an_older_roster() {
        refuses(RosterRule.ROSTER_CHANGED, assign(peer(1), "b", -1), assigned(SUPERVISOR, "a"));
        refuses(
                RosterRule.ROSTER_CHANGED,
                new RosterCommand.Unassign(ID, "g", SUPERVISOR, 1, "x"),
                assigned(SUPERVISOR, "a"));
    }

    @Test
    void refuses_a_seat_at_a_time_that_the_gathering_has_moved_from() {
        RosterEvent later = new RosterEvent.Moved(ID, "g", START.plusSeconds(60), END);
        RosterEvent longer = new RosterEvent.Moved(ID, "g", START, END.plusSeconds(60));
        refuses(RosterRule.ROSTER_CHANGED, assign(peer(1), "a", 0), later);
        refuses(RosterRule.ROSTER_CHANGED, assign(peer(1), "a", 0), longer);
        assertThat(decide(assign(peer(1), "a", 1), later, new RosterEvent.Moved(ID, "g", START, END)))
                .hasSize(1);
    }

    @Test
    void releases_a_seat_and_records_its_holder() {
        RosterCommand free = new RosterCommand.Unassign(ID, "g", SUPERVISOR, 0, "x");
        assertThat(decide(free, assigned(SUPERVISOR, "a"))).containsExactly(unassigned(SUPERVISOR, "a", "x"));
        assertThat(after(assigned(SUPERVISOR, "a"), unassigned(SUPERVISOR, "a", "x"))
                        .seats())
                .isEmpty();
    }

    @Test
    void refuses_to_release_a_free_seat() {
        refuses(
                RosterRule.SEAT_NOT_FILLED,
                new RosterCommand.Unassign(ID, "g", peer(2), 0, "x"),
                assigned(peer(1), "a"));
    }

    @Test
    void follows_the_gathering_once() {
        RosterCommand move = new RosterCommand.Move(ID, "g", START, END.plusSeconds(60));
        assertThat(decide(move)).containsExactly(new RosterEvent.Moved(ID, "g", START, END.plusSeconds(60)));
        assertThat(decide(move, new RosterEvent.Moved(ID, "g", START, END.plusSeconds(60))))
                .isEmpty();
        assertThat(decide(new RosterCommand.Move(ID, "g", START.plusSeconds(1), END), assigned(peer(1), "a")))
                .hasSize(1);
    }

    @Test
    void releases_every_seat_of_a_cancelled_gathering() {
        RosterCommand dissolve = new RosterCommand.Dissolve(ID, "g");
        assertThat(decide(dissolve, assigned(SUPERVISOR, "a"), assigned(peer(1), "b")))
                .containsExactly(unassigned(SUPERVISOR, "a", ""), unassigned(peer(1), "b", ""));
        assertThat(decide(dissolve)).isEmpty();
    }

    @Test
    void accepts_an_announcement_with_a_full_roster() {
        assertThat(decide(announce(false), assigned(SUPERVISOR, "a"), assigned(peer(1), "b"), assigned(peer(3), "c")))
                .containsExactly(new RosterEvent.Completed(ID, "g", "supervisor", NOW));
    }

    @Test
    void refuses_to_announce_while_the_roster_is_short() {
        refuses(RosterRule.SEATS_MISSING, announce(false), assigned(SUPERVISOR, "a"), assigned(peer(1), "b"));
    }

    @Test
    void an_exception_says_who_made_it_when_and_which_seats_were_missing() {
        assertThat(decide(announce(true), assigned(peer(1), "b")))
                .containsExactly(new RosterEvent.ExceptionMade(
                        ID,
                        "g",
                        List.of(new MissingSeat("PEER_SUPERVISOR", 1), new MissingSeat("PEER_STAFF", 2)),
                        "supervisor",
                        NOW));
        Roster excepted = after(
                new RosterEvent.ExceptionMade(ID, "g", List.of(new MissingSeat("PEER_STAFF", 2)), "supervisor", NOW));
        assertThat(excepted.allowance()).isEqualTo(new Roster.Allowance(1, "supervisor", NOW));
        assertThat(excepted.evolve(new RosterEvent.Completed(ID, "g", "x", NOW)).allowance())
                .isNull();
    }

    @Test
    void a_reload_shows_what_changed_meanwhile() {
        Roster roster = after(assigned(peer(1), "a"), assigned(peer(2), "b"), unassigned(peer(1), "a", "x"));
        assertThat(roster.version()).isEqualTo(2);
        assertThat(roster.since(0))
                .containsExactly(new Roster.Change(1, peer(2), "b", true), new Roster.Change(2, peer(1), "a", false));
        assertThat(roster.since(2)).isEmpty();
    }

    @Test
    void only_the_latest_changes_are_kept() {
        Roster roster = Roster.EMPTY;
        for (int n = 0; n < 20; n++) {
            roster = roster.evolve(assigned(peer(1), "a")).evolve(unassigned(peer(1), "a", "x"));
        }
        assertThat(roster.changes()).hasSize(30);
        assertThat(roster.changes().getFirst().version()).isEqualTo(10);
        assertThat(roster.changes().getLast().version()).isEqualTo(39);
    }
}
