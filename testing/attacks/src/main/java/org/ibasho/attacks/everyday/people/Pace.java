package org.ibasho.attacks.everyday.people;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** How fast an actor is: the pauses vary, so that the actors do not keep in step. */
record Pace(Random random, Duration mean) {

    /** Waits between a half and one and a half of the mean. */
    void pause() {
        LockSupport.parkNanos((long) (mean.toNanos() * (0.5 + random.nextDouble())));
    }

    /** True in some of 100 cases. */
    boolean in(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
