package org.ibasho.attacks.everyday.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ibasho.attacks.everyday.fault.Processes;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.system.NotRunning;
import org.ibasho.attacks.system.RunningSystem;

/** Measures every process every ten seconds, and what its heap keeps once a minute. */
public final class Sampler {

    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int HEAP_EVERY = 6;
    private static final Pattern SESSIONS = Pattern.compile("(?m)^tomcat_sessions_active_current_sessions\\S* (\\S+)$");
    private static final Set<String> WITH_SESSIONS = Set.of("gateway", "consultation");

    private final RunningSystem system;
    private final Processes processes;
    private final Databases databases;
    private final LiveHeap heaps = new LiveHeap();
    private final List<Sample> samples = new ArrayList<>();

    public Sampler(RunningSystem system, Processes processes, Databases databases) {
        this.system = system;
        this.processes = processes;
        this.databases = databases;
    }

    /** Measures until told that it is over. */
    public void run(AtomicBoolean over) {
        long begun = System.nanoTime();
        for (int round = 0; !over.get(); round++) {
            sample(Duration.ofNanos(System.nanoTime() - begun), round % HEAP_EVERY == 0);
            long next = begun + EVERY.toNanos() * (round + 1);
            while (System.nanoTime() < next && !over.get()) {
                LockSupport.parkNanos(Math.min(next - System.nanoTime(), EVERY.toNanos() / 20));
            }
        }
    }

    public List<Sample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    private void sample(Duration at, boolean withHeap) {
        Map<String, Long> connections = databases.connections();
        processes.running().forEach((name, process) -> {
            Map<Measure, Long> values = new EnumMap<>(ProcFiles.of(process));
            if (connections.containsKey(name)) {
                values.put(Measure.CONNECTIONS, connections.getOrDefault(name, 0L));
            }
            if (WITH_SESSIONS.contains(name)) {
                sessions(name, values);
            }
            if (withHeap && !name.startsWith("postgres")) {
                heaps.of(process.pid()).ifPresent(bytes -> values.put(Measure.HEAP, bytes));
            }
            if (process.isAlive()) {
                synchronized (samples) {
                    samples.add(new Sample(at, name, process.pid(), values));
                }
            }
        });
    }

    private void sessions(String name, Map<Measure, Long> values) {
        try {
            String metrics =
                    Http.at(system.management(name)).get("/actuator/prometheus").body();
            Matcher found = SESSIONS.matcher(metrics);
            if (found.find()) {
                values.put(Measure.SESSIONS, (long) Double.parseDouble(found.group(1)));
            }
        } catch (NotRunning beingStarted) {
            values.remove(Measure.SESSIONS);
        }
    }
}
