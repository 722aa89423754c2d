package org.ibasho.attacks.everyday.people;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.attacks.everyday.figures.Gathering;
import org.ibasho.attacks.everyday.traffic.Client;

/**
 * A gathering from its announcement to its conclusion: a peer opens the door, counts people, takes a count back and
 * closes; the centre sends a counsellor, who records consultations.
 */
final class DoorEvening implements Actor {

    private static final int MOST_MARKS = 12;

    private final World world;
    private final Pace pace;
    private final Client supervisor;
    private final Client peer;
    private final Centre centre;

    DoorEvening(World world, Pace pace) {
        this.world = world;
        this.pace = pace;
        this.supervisor = world.client(this, "supervisor");
        this.peer = world.client(this, "peer-staff");
        this.centre = new Centre(world, pace, this);
    }

    @Override
    public String name() {
        return "peers at the door";
    }

    @Override
    public void act() {
        pace.pause();
        world.planned(supervisor, pace, world.past(pace), true).ifPresent(gathering -> {
            pace.pause();
            if (world.publish(supervisor, pace, gathering)) {
                evening(gathering);
            }
        });
    }

    private void evening(Gathering gathering) {
        if (!door(gathering, "/opening")) {
            return;
        }
        int rounds = 2 + pace.random().nextInt(3);
        for (int round = 0; round < rounds; round++) {
            count(gathering);
            pace.pause();
            peer.page("/door/" + gathering.id());
        }
        centre.answer(gathering);
        centre.consult(gathering);
        if (door(gathering, "/closing")) {
            gathering.doorClosed();
        }
        pace.pause();
        String conclusion = gathering.path() + "/conclusion";
        if (world.commands()
                .send(supervisor, pace.random(), conclusion, Map.of())
                .isPresent()) {
            gathering.concluded();
        }
    }

    private boolean door(Gathering gathering, String step) {
        pace.pause();
        return world.commands()
                .send(peer, pace.random(), gathering.path() + "/door" + step, Map.of())
                .isPresent();
    }

    /** Some marks come a second time under another idempotency key, as from a device that missed the answer. */
    private void count(Gathering gathering) {
        List<Map<String, String>> marks = new ArrayList<>();
        int number = 1 + pace.random().nextInt(MOST_MARKS);
        for (int n = 0; n < number; n++) {
            marks.add(mark(gathering.startsAt().plusMinutes(n)));
        }
        int times = pace.in(15) ? 2 : 1;
        for (int time = 0; time < times; time++) {
            pace.pause();
            if (world.commands()
                    .send(peer, pace.random(), gathering.path() + "/door/marks", Map.of("marks", marks))
                    .isPresent()) {
                marks.forEach(mark -> gathering.counted(mark.getOrDefault("id", "")));
            }
        }
        if (pace.in(40)) {
            undo(gathering, pace.any(marks).getOrDefault("id", ""));
        }
    }

    private void undo(Gathering gathering, String mark) {
        pace.pause();
        if (world.commands()
                .delete(peer, pace.random(), gathering.path() + "/door/marks/" + mark)
                .isPresent()) {
            gathering.undone(mark);
        }
    }

    private Map<String, String> mark(OffsetDateTime at) {
        return Map.of(
                "id", new UUID(pace.random().nextLong(), pace.random().nextLong()).toString(),
                "who", pace.any(List.of("PERSON", "FAMILY", "OBSERVER")),
                "visit", pace.any(List.of("FIRST", "AGAIN", "UNKNOWN")),
                "door", pace.any(List.of("VENUE", "ZOOM")),
                "at", at.toString());
    }
}
