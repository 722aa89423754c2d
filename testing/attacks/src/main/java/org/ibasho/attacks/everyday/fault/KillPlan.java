package org.ibasho.attacks.everyday.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Which process is killed when. The order of the processes follows from the seed and stays the same round after round,
 * so that each lives as long as a whole round takes: long enough to see whether it grows.
 */
public final class KillPlan {

    /** @param at after the beginning */
    public record Kill(Duration at, String process) {}

    private static final List<String> PROCESSES =
            List.of("scheduling", "attendance", "reporting", "consultation", "gateway", "kafka");
    private static final Duration LONGEST = Duration.ofMinutes(4);

    /** The launcher gives up when one process ends three times within a minute. */
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    private KillPlan() {}

    public static List<Kill> of(Duration length, long seed) {
        List<String> order = new ArrayList<>(PROCESSES);
        Collections.shuffle(order, new Random(seed));
        Duration pause = pause(length);
        List<Kill> kills = new ArrayList<>();
        for (Duration at = pause; at.compareTo(length.minus(pause)) <= 0; at = at.plus(pause)) {
            kills.add(new Kill(at, order.get(kills.size() % order.size())));
        }
        return kills;
    }

    private static Duration pause(Duration length) {
        Duration eighth = length.dividedBy(8);
        if (eighth.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return eighth.compareTo(LONGEST) > 0 ? LONGEST : eighth;
    }
}
