package org.ibasho.faults.plan;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The plan of one run. The same seed makes the same plan; how the processes interleave may still differ.
 *
 * @param streams how many tallies the load is spread over
 * @param clients how many clients send at once
 * @param poisoned how many subjects get a poison message
 */
public record FaultPlan(long seed, int streams, int clients, List<PlannedFault> faults, int poisoned) {

    /** How many faults a run has; a number that stands here more often is chosen more often. */
    private static final int[] FAULT_COUNTS = {1, 1, 1, 2, 2, 3};

    /** Every run whose seed is a multiple of this has many clients, so that group commit is at work. */
    private static final int MANY_CLIENTS_EVERY = 4;

    private static final int MANY = 24;

    /** One run of so many is that of a long form alone, and has few clients: ten of 300. */
    private static final int LONG_FORM_EVERY = 30;

    private static final int LONG_FORM = 15;

    /**
     * A fault at its time.
     *
     * @param after the number of commands that are acknowledged before the fault
     * @param number a random parameter of the fault: at which commit, for how long
     */
    public record PlannedFault(Fault fault, int after, int number) {}

    /** The plan that follows from a seed. */
    public static FaultPlan of(long seed, List<Fault> faults) {
        Random random = new Random(seed);
        boolean hasManyClients = seed % MANY_CLIENTS_EVERY == 0;
        int streams = hasManyClients ? MANY : 3 + random.nextInt(6);
        int clients = hasManyClients ? MANY : 2 + random.nextInt(4);
        List<Fault> longForms = faults.stream().filter(Fault::isLongForm).toList();
        List<Fault> weighted = faults.stream()
                .flatMap(fault -> IntStream.range(0, fault.weight()).mapToObj(n -> fault))
                .toList();
        List<Fault> choice = weighted.isEmpty() ? longForms : weighted;
        List<PlannedFault> planned = IntStream.range(0, FAULT_COUNTS[random.nextInt(FAULT_COUNTS.length)])
                .mapToObj(n -> planned(choice.get(random.nextInt(choice.size())), random))
                .toList();
        int poisoned = random.nextInt(3);
        if (!longForms.isEmpty() && seed % LONG_FORM_EVERY == LONG_FORM) {
            Fault longForm = longForms.get((int) (seed / LONG_FORM_EVERY % longForms.size()));
            return new FaultPlan(seed, streams, clients, List.of(planned(longForm, random)), poisoned);
        }
        return new FaultPlan(seed, streams, clients, planned, poisoned);
    }

    /** A plan with exactly these faults, one after the other. */
    public static FaultPlan with(long seed, List<Fault> faults) {
        FaultPlan plan = of(seed, faults);
        Random random = new Random(seed);
        return new FaultPlan(
                seed,
                plan.streams,
                plan.clients,
                faults.stream().map(fault -> planned(fault, random)).toList(),
                plan.poisoned);
    }

    private static PlannedFault planned(Fault fault, Random random) {
        return new PlannedFault(fault, 10 + random.nextInt(60), random.nextInt(1_000));
    }

    /** The faults' names in order, and whether there were many clients. */
    public String description() {
        return faults.stream().map(planned -> planned.fault().optionName()).collect(Collectors.joining(" + "))
                + (clients == MANY ? ", %d clients".formatted(MANY) : "");
    }
}
