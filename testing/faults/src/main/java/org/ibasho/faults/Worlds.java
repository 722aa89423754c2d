package org.ibasho.faults;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ibasho.faults.plan.FaultPlan;

/**
 * Divides runs among several worlds. Each is a session with servers, services, ports and folders of its own, and takes
 * the next seed when it has finished a run. The first failure stops all of them.
 */
final class Worlds {

    private final Console console;
    private final Supplier<FaultSession> newWorld;
    private final LongFunction<FaultPlan> plans;
    private final boolean checksAtEnd;
    private final AtomicLong next;
    private final long end;

    /**
     * @param seed that of the first run
     * @param plans the plan of a seed
     * @param checksAtEnd whether each world's runs are also checked together
     */
    Worlds(
            Console console,
            Supplier<FaultSession> newWorld,
            long seed,
            int runs,
            LongFunction<FaultPlan> plans,
            boolean checksAtEnd) {
        this.console = console;
        this.newWorld = newWorld;
        this.next = new AtomicLong(seed);
        this.end = seed + runs;
        this.plans = plans;
        this.checksAtEnd = checksAtEnd;
    }

    /** Returns whether all runs of all worlds have passed. */
    boolean pass(int worlds) {
        try (ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().name("world-", 1).factory())) {
            CompletionService<Boolean> outcomes = new ExecutorCompletionService<>(threads);
            IntStream.range(0, worlds).forEach(world -> outcomes.submit(this::passesOneWorld));
            boolean passed = haveAllPassed(outcomes, worlds);
            // if one has failed, the others are interrupted
            threads.shutdownNow();
            return passed;
        }
    }

    private boolean haveAllPassed(CompletionService<Boolean> outcomes, int worlds) {
        try {
            for (int ended = 0; ended < worlds; ended++) {
                if (!outcomes.take().get()) {
                    return false;
                }
            }
            return true;
        } catch (ExecutionException failure) {
            console.line("A world has ended: " + failure.getCause());
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean passesOneWorld() {
        try (FaultSession session = newWorld.get()) {
            for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
                if (!session.run(plans.apply(seed)).isEmpty()) {
                    return false;
                }
            }
            List<String> differences = checksAtEnd ? session.end() : List.of();
            return differences.isEmpty();
        }
    }
}
