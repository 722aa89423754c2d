package org.ibasho.faults.plan;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What one run does. The same seed makes the same plan; what the machine makes of it may still differ.
 *
 * @param streams how many tallies the load is spread over
 * @param clients how many send at once
 * @param poisoned how many subjects get a message that nobody can read
 */
public record Plan(long seed, int streams, int clients, List<Strike> strikes, int poisoned) {

    /** How many there are in a run, the more often the oftener. */
    private static final int[] FAULTS = {1, 1, 1, 2, 2, 3};

    /** Each run whose seed this divides has a crowd: what comes at the same moment is stored together. */
    private static final int CROWDED = 4;

    private static final int CROWD = 24;

    /**
     * A fault at its time.
     *
     * @param after how many more acknowledged orders it comes
     * @param number what else the fault needs to know: at which commit, for how long
     */
    public record Strike(Fault fault, int after, int number) {}

    /** The plan that follows from a seed. */
    public static Plan of(long seed, List<Fault> faults) {
        Random random = new Random(seed);
        boolean crowded = seed % CROWDED == 0;
        int streams = crowded ? CROWD : 3 + random.nextInt(6);
        int clients = crowded ? CROWD : 2 + random.nextInt(4);
        List<Fault> weighted = faults.stream()
                .flatMap(fault -> IntStream.range(0, fault.weight()).mapToObj(n -> fault))
                .toList();
        List<Strike> strikes = IntStream.range(0, FAULTS[random.nextInt(FAULTS.length)])
                .mapToObj(n -> strike(weighted.get(random.nextInt(weighted.size())), random))
                .toList();
        return new Plan(seed, streams, clients, strikes, random.nextInt(3));
    }

    /** A plan with exactly these faults, one after the other. */
    public static Plan with(long seed, List<Fault> faults) {
        Plan plan = of(seed, faults);
        Random random = new Random(seed);
        return new Plan(
                seed,
                plan.streams,
                plan.clients,
                faults.stream().map(fault -> strike(fault, random)).toList(),
                plan.poisoned);
    }

    private static Strike strike(Fault fault, Random random) {
        return new Strike(fault, 10 + random.nextInt(60), random.nextInt(1_000));
    }

    /** The faults' names, in order, and who was under them if that was a crowd. */
    public String words() {
        return strikes.stream().map(strike -> strike.fault().word()).collect(Collectors.joining(" + "))
                + (clients == CROWD ? ", in a crowd" : "");
    }
}
