package org.ibasho.attacks.everyday.people;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibasho.attacks.everyday.figures.Gathering;
import org.ibasho.attacks.everyday.traffic.Client;

/** A supervisor who plans gatherings, fills their rosters, announces them, and moves and cancels some. */
final class Planner implements Actor {

    private static final int STAFF = 8;

    /** The plan may put somebody at two places at once, and a move changes the roster a little later. */
    private static final Set<String> ROSTER_RULES =
            Set.of("staff-double-booked", "staff-unavailable", "roster-changed");

    private final World world;
    private final Pace pace;
    private final Client supervisor;
    private final Centre centre;
    private final List<String> staff = new ArrayList<>();

    Planner(World world, Pace pace) {
        this.world = world;
        this.pace = pace;
        this.supervisor = world.client(this, "supervisor");
        this.centre = new Centre(world, pace, this);
    }

    @Override
    public String name() {
        return "supervisor plans";
    }

    @Override
    public void act() {
        while (staff.size() < STAFF) {
            join();
        }
        pace.pause();
        supervisor.page("/gatherings");
        pace.pause();
        world.planned(supervisor, pace, world.ahead(pace), false).ifPresent(gathering -> {
            fill(gathering);
            pace.pause();
            if (world.publish(supervisor, pace, gathering)) {
                follow(gathering);
            }
        });
    }

    private void join() {
        Map<String, Object> who = Map.of(
                "nickname",
                "毎日" + pace.random().nextInt(10_000),
                "roles",
                List.of("PEER_SUPERVISOR", "PEER_STAFF", "CHAIR"));
        pace.pause();
        world.commands()
                .send(supervisor, pace.random(), "/api/staff", who)
                .ifPresent(answer -> staff.add(World.id(answer)));
    }

    private void follow(Gathering gathering) {
        if (pace.in(40)) {
            move(gathering);
        }
        centre.answer(gathering);
        if (pace.in(25)) {
            release(gathering);
        }
        pace.pause();
        supervisor.page("/gatherings/" + gathering.id());
        if (pace.in(35)) {
            cancel(gathering);
        }
    }

    private void fill(Gathering gathering) {
        assign(gathering, gathering.needsCounsellor() ? "PEER_SUPERVISOR" : "CHAIR", 1);
        int more = pace.random().nextInt(3);
        for (int seat = 1; seat <= more; seat++) {
            assign(gathering, "PEER_STAFF", seat);
        }
    }

    private void assign(Gathering gathering, String role, int seat) {
        String who = pace.any(staff);
        Map<String, Object> body = Map.of("role", role, "seat", seat, "staffId", who, "version", version(gathering));
        if (world.commands()
                .send(supervisor, pace.random(), gathering.path() + "/roster/assignments", body, ROSTER_RULES)
                .isPresent()) {
            gathering.seated(role + " " + seat, who);
        }
    }

    private void release(Gathering gathering) {
        for (String seat : List.copyOf(gathering.seats())) {
            String[] words = seat.split(" ", 2);
            Map<String, Object> body =
                    Map.of("role", words[0], "seat", Integer.parseInt(words[1]), "version", version(gathering));
            if (world.commands()
                    .send(supervisor, pace.random(), gathering.path() + "/roster/releases", body, ROSTER_RULES)
                    .isPresent()) {
                gathering.released(seat);
            }
        }
    }

    private long version(Gathering gathering) {
        pace.pause();
        return supervisor
                .get(gathering.path() + "/roster")
                .json()
                .path("version")
                .asLong(-1);
    }

    private void move(Gathering gathering) {
        OffsetDateTime start = world.ahead(pace);
        Map<String, Object> to = Map.of(
                "startsAt", start.toString(), "endsAt", start.plusHours(2).toString(), "acceptOverlap", true);
        pace.pause();
        if (world.commands()
                .send(supervisor, pace.random(), gathering.path() + "/rescheduling", to)
                .isPresent()) {
            gathering.movedTo(start);
        }
    }

    private void cancel(Gathering gathering) {
        pace.pause();
        if (world.commands()
                .send(supervisor, pace.random(), gathering.path() + "/cancellation", Map.of("reason", "大雪のため"))
                .isPresent()) {
            gathering.cancelled();
        }
    }
}
