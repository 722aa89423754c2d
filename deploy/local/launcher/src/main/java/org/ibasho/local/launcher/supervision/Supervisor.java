package org.ibasho.local.launcher.supervision;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.ibasho.local.launcher.run.LaunchFailure;
import org.ibasho.testing.servers.process.ServerFailure;

/**
 * Starts components, each as soon as what it needs is ready, and watches them. What happens to processes arrives as
 * events at the one thread that calls {@link #startAll()} and then {@link #watch()}; any thread may call
 * {@link #stopAll()}.
 */
public final class Supervisor {

    private static final Duration STARTER_GRACE = Duration.ofSeconds(2);

    private sealed interface Event {

        record Ready(Component component, Duration taken) implements Event {}

        record Failed(Component component, String sentence) implements Event {}

        record Ended(Component component, int exitCode) implements Event {}
    }

    private final List<Component> components;
    private final Set<String> names;
    private final ComponentListener listener;
    private final RestartLimit restarts = new RestartLimit(InstantSource.system());
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Map<String, Process> processes = new ConcurrentHashMap<>();
    private final Set<String> started = new HashSet<>();
    private final List<Thread> starters = new ArrayList<>();
    private boolean stopping;

    public Supervisor(List<Component> components, ComponentListener listener) {
        this.components = List.copyOf(components);
        this.names = components.stream().map(Component::name).collect(Collectors.toSet());
        this.listener = listener;
    }

    /** Starts everything and returns when all of it is ready; throws as soon as one does not become ready, or ends. */
    public void startAll() throws InterruptedException {
        Set<String> ready = new HashSet<>();
        startWhatCan(ready);
        for (int count = 1; count <= components.size(); count++) {
            switch (events.take()) {
                case Event.Ready(Component component, Duration taken) -> {
                    listener.ready(component, taken, count, components.size());
                    ready.add(component.name());
                    startWhatCan(ready);
                }
                case Event.Failed failed -> throw LaunchFailure.of(failed.sentence());
                case Event.Ended(Component component, int exitCode) ->
                    throw LaunchFailure.of(
                            "%1$s ended while the others were starting (exit code %2$d): logs/%1$s.log says why."
                                    .formatted(component.name(), exitCode));
            }
        }
    }

    /** Starts again whatever ends; throws when one component ends again and again. Otherwise it never returns. */
    public void watch() throws InterruptedException {
        while (true) {
            switch (events.take()) {
                case Event.Ready(Component component, Duration taken) -> listener.readyAgain(component, taken);
                case Event.Failed(Component component, String sentence) -> again(component, sentence);
                case Event.Ended(Component component, int exitCode) -> {
                    listener.ended(component, exitCode);
                    again(
                            component,
                            "%1$s ended (exit code %2$d): logs/%1$s.log says why."
                                    .formatted(component.name(), exitCode));
                }
            }
        }
    }

    /** Stops what runs, in order, each within its limit; returns when nothing runs any more. */
    public void stopAll() {
        synchronized (events) {
            stopping = true;
        }
        synchronized (components) {
            Map<StopOrder, List<Component>> byOrder =
                    components.stream().collect(Collectors.groupingBy(Component::stopOrder));
            for (StopOrder stopOrder : StopOrder.values()) {
                join(byOrder.getOrDefault(stopOrder, List.of()).stream()
                        .map(component -> Thread.startVirtualThread(() -> component.stop(stopOrder.limit())))
                        .toList());
            }
            join(starters());
            processes.values().forEach(Process::destroyForcibly);
        }
    }

    /** The process of each component that has one. */
    public Map<String, Process> processes() {
        return Map.copyOf(processes);
    }

    /**
     * Called after every change of what is ready, it starts each component once; what is not part of the run is not
     * waited for.
     */
    private void startWhatCan(Set<String> ready) {
        components.stream()
                .filter(component ->
                        component.needs().stream().allMatch(need -> ready.contains(need) || !names.contains(need)))
                .filter(component -> started.add(component.name()))
                .forEach(this::startAside);
    }

    private void again(Component component, String why) {
        if (restarts.isReached(component.name())) {
            throw LaunchFailure.of("For the third time within a minute, " + why);
        }
        startAside(component);
    }

    private void startAside(Component component) {
        synchronized (events) {
            if (!stopping) {
                starters.add(Thread.startVirtualThread(() -> start(component)));
            }
        }
    }

    /** Starts one component and stays with it until its process ends. */
    private void start(Component component) {
        long begun = System.nanoTime();
        try {
            component.start(process -> spawned(component, process));
            tell(new Event.Ready(component, Duration.ofNanos(System.nanoTime() - begun)));
            Process process = processes.get(component.name());
            if (process != null) {
                tell(new Event.Ended(component, process.waitFor()));
            }
        } catch (ServerFailure failure) {
            tell(new Event.Failed(component, failure.sentence()));
        } catch (RuntimeException failure) {
            tell(new Event.Failed(component, component.name() + " could not be started (" + failure + ")."));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void spawned(Component component, Process process) {
        processes.put(component.name(), process);
        synchronized (events) {
            if (stopping) {
                process.destroyForcibly();
                return;
            }
        }
        listener.spawned(component, process);
    }

    /** Once everything is being stopped, that something ends is no news. */
    private void tell(Event event) {
        synchronized (events) {
            if (!stopping) {
                events.add(event);
            }
        }
    }

    private List<Thread> starters() {
        synchronized (events) {
            return List.copyOf(starters);
        }
    }

    private static void join(List<Thread> threads) {
        try {
            for (Thread thread : threads) {
                thread.join(StopOrder.longest().plus(STARTER_GRACE));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
