package org.ibasho.attacks.everyday;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.ibasho.attacks.everyday.fault.KillPlan;
import org.ibasho.attacks.everyday.fault.Killer;
import org.ibasho.attacks.everyday.fault.Outages;
import org.ibasho.attacks.everyday.fault.Processes;
import org.ibasho.attacks.everyday.figures.ShownFigures;
import org.ibasho.attacks.everyday.memory.Databases;
import org.ibasho.attacks.everyday.memory.Sampler;
import org.ibasho.attacks.everyday.people.Crowd;
import org.ibasho.attacks.everyday.people.World;
import org.ibasho.attacks.everyday.traffic.Client;
import org.ibasho.attacks.everyday.traffic.Commands;
import org.ibasho.attacks.everyday.traffic.PushService;
import org.ibasho.attacks.everyday.traffic.RequestLog;
import org.ibasho.attacks.system.RunningSystem;

/** One run: what there was before, the load with everything at once, and what there is when all has settled. */
final class EverydayRun {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration SETTLING = Duration.ofMinutes(4);
    private static final Duration LOOK = Duration.ofSeconds(5);

    private final RunningSystem system;
    private final Duration length;
    private final long seed;
    private final PushService pushService;
    private final Consumer<String> console;
    private final RequestLog log = new RequestLog();
    private final Outages outages = new Outages();
    private final Commands commands = new Commands(log, PATIENCE, PAUSE);
    private final Processes processes;
    private final Databases databases;
    private final Sampler sampler;

    EverydayRun(RunningSystem system, Duration length, long seed, PushService pushService, Consumer<String> console) {
        this.system = system;
        this.length = length;
        this.seed = seed;
        this.pushService = pushService;
        this.console = console;
        this.processes = new Processes(system);
        this.databases = new Databases(system);
        this.sampler = new Sampler(system, processes, databases);
    }

    /** Whether everything was right. */
    boolean run() {
        World world = new World(system, log, commands);
        Client checker = new Client(system, log, "check of figures", system.npo(), "supervisor");
        ShownFigures figures = new ShownFigures(system, checker, World.months());
        Map<String, Long> rowsBefore = databases.rows();
        announced(world, checker);
        say("The load begins: %d minutes, seed %d.".formatted(length.toMinutes(), seed));
        AtomicBoolean sampled = new AtomicBoolean();
        Thread sampling = Thread.ofVirtual().start(() -> sampler.run(sampled));
        load(world);
        say("The load has ended; waiting until everything shows it.");
        List<String> differences = settled(figures, world);
        sampled.set(true);
        join(sampling);
        Verdict verdict = new Verdict(log, outages, sampler.samples(), length);
        verdict.figures(differences, commands.acknowledged());
        verdict.tables(rowsBefore, databases.rows());
        new EverydayReport(log, outages, sampler.samples(), verdict)
                .lines(List.of(
                        commands.toString(),
                        world.ledger().toString(),
                        pushService.delivered() + " messages to subscribed browsers"))
                .forEach(console);
        return verdict.isRight();
    }

    /** The public pages that are there already. */
    private void announced(World world, Client checker) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        checker.as(system.npo(), "")
                .get("/api/calendar?from=%s&to=%s".formatted(today.minusMonths(6), today.plusMonths(3)))
                .json()
                .path("gatherings")
                .forEach(it -> world.announced().add(it.path("id").asString("")));
    }

    private void load(World world) {
        Instant begun = Instant.now();
        AtomicBoolean over = new AtomicBoolean();
        Killer killer = new Killer(processes, outages, log, this::say);
        Thread killing = Thread.ofVirtual().start(() -> killer.run(KillPlan.of(length, seed), begun));
        Thread crowd = Thread.ofVirtual().start(() -> new Crowd(world, seed, pushService).run(over));
        for (long minute = 1; minute <= length.toMinutes(); minute++) {
            sleepUntil(begun.plus(Duration.ofMinutes(minute)));
            say("%d requests, %d of them failed, %d commands acknowledged"
                    .formatted(log.size(), log.failed().size(), commands.acknowledged()));
        }
        over.set(true);
        join(crowd);
        join(killing);
    }

    /** What arrives late is right, too; what does not arrive within some minutes is lost. */
    private List<String> settled(ShownFigures figures, World world) {
        Instant until = Instant.now().plus(SETTLING);
        while (true) {
            List<String> differences =
                    processes.areReady() ? figures.differences(world.ledger()) : List.of("not everything is ready");
            if (differences.isEmpty() || Instant.now().isAfter(until)) {
                return differences;
            }
            sleepUntil(Instant.now().plus(LOOK));
        }
    }

    private void say(String sentence) {
        console.accept(Instant.now().toString().substring(11, 19) + "  " + sentence);
    }

    private static void sleepUntil(Instant time) {
        for (Duration left = Duration.between(Instant.now(), time);
                left.isPositive();
                left = Duration.between(Instant.now(), time)) {
            LockSupport.parkNanos(left.toNanos());
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
