package org.ibasho.attacks.everyday.people;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ibasho.attacks.everyday.traffic.PushService;

/** All actors at once, each in a thread of its own. */
public final class Crowd {

    private final World world;
    private final Random seeds;
    private final List<Actor> actors = new ArrayList<>();

    /** About 30 requests a second of all together. */
    public Crowd(World world, long seed, PushService service) {
        this.world = world;
        this.seeds = new Random(seed);
        for (int n = 0; n < 5; n++) {
            actors.add(new PublicReader(world, pace(240)));
        }
        for (int n = 0; n < 3; n++) {
            actors.add(new DoorEvening(world, pace(900)));
        }
        for (int n = 0; n < 2; n++) {
            actors.add(new Planner(world, pace(1_200)));
        }
        actors.add(new Counselling(world, pace(900)));
        actors.add(new ReportReader(world, pace(1_200)));
        actors.add(new StaffLogin(world, pace(1_500)));
        actors.add(new SlowCrowd(world, pace(500)));
        actors.add(new HostileUploads(world, pace(5_000)));
        actors.add(new Subscriber(world, pace(15_000), service));
    }

    private Pace pace(int millis) {
        return new Pace(new Random(seeds.nextLong()), Duration.ofMillis(millis));
    }

    /** Returns when it is over and everybody has finished what they had begun. */
    public void run(AtomicBoolean over) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            actors.forEach(actor -> threads.execute(() -> act(actor, over)));
        }
    }

    private void act(Actor actor, AtomicBoolean over) {
        while (!over.get()) {
            try {
                actor.act();
            } catch (RuntimeException failure) {
                world.log().problem(actor.name() + " could not go on: " + failure);
            }
        }
    }
}
