package org.ibasho.faults.visitor;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ibasho.faults.system.ServiceProcess;

/**
 * Knows which instances get visitors, as a load balancer does: it asks each of them several times a second whether it
 * is ready. It does not try a request again, and nobody tells it that an instance is about to stop.
 */
final class LoadBalancer implements AutoCloseable {

    private static final Duration ASKS_EVERY = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<ServiceProcess> instances;
    private final Set<ServiceProcess> ready = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running = true;

    /** @param asks whether it asks at all; otherwise every process that runs is ready */
    LoadBalancer(List<ServiceProcess> instances, boolean asks) {
        this.instances = instances;
        Predicate<ServiceProcess> isReady = asks ? this::saysReady : ServiceProcess::isRunning;
        instances.forEach(instance -> threads.execute(() -> watch(instance, isReady)));
    }

    private void watch(ServiceProcess instance, Predicate<ServiceProcess> isReady) {
        while (running) {
            if (isReady.test(instance)) {
                ready.add(instance);
            } else {
                ready.remove(instance);
            }
            LockSupport.parkNanos(ASKS_EVERY.toNanos());
        }
    }

    private boolean saysReady(ServiceProcess instance) {
        try {
            HttpRequest question = HttpRequest.newBuilder(instance.at("/actuator/health/readiness"))
                    .timeout(LIMIT)
                    .build();
            return http.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException noAnswer) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    boolean isReady(ServiceProcess instance) {
        return ready.contains(instance);
    }

    /** The visitor's own instance while that is ready, and otherwise another; empty while none is. */
    Optional<ServiceProcess> choose(ServiceProcess own) {
        return Stream.concat(Stream.of(own), instances.stream())
                .filter(this::isReady)
                .findFirst();
    }

    @Override
    public void close() {
        running = false;
        threads.close();
        http.shutdownNow();
    }
}
