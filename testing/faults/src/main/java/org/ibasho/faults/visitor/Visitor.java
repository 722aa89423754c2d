package org.ibasho.faults.visitor;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.ibasho.faults.system.ServiceProcess;

/**
 * Loads a page again and again from one instance while the load balancer says that this one is ready, and otherwise
 * from another. A page is unavailable from the first load that fails until one succeeds.
 */
final class Visitor implements Runnable {

    private static final Duration EVERY = Duration.ofMillis(50);
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final HttpClient http;
    private final LoadBalancer balancer;
    private final ServiceProcess own;
    private final String page;
    private volatile boolean running = true;
    private volatile Outage longest = Outage.NONE;
    private boolean fails;
    private long failingSince;
    private String firstFailure = "";

    /** A time in which the page was unavailable, and the first failure. */
    record Outage(Duration length, String beginning) {

        private static final Outage NONE = new Outage(Duration.ZERO, "");
    }

    /** @param own the instance that serves this visitor while it is ready */
    Visitor(HttpClient http, LoadBalancer balancer, ServiceProcess own, String page) {
        this.http = http;
        this.balancer = balancer;
        this.own = own;
        this.page = page;
    }

    @Override
    public void run() {
        while (running) {
            long began = System.nanoTime();
            note(began, load());
            LockSupport.parkNanos(EVERY.toNanos() - (System.nanoTime() - began));
        }
    }

    void stop() {
        running = false;
    }

    Outage longest() {
        return longest;
    }

    /** An outage that has not ended yet counts as well. */
    private void note(long began, Optional<String> failure) {
        if (failure.isPresent() && !fails) {
            fails = true;
            failingSince = began;
            firstFailure = failure.get();
        }
        if (fails) {
            Duration length = Duration.ofNanos(System.nanoTime() - failingSince);
            longest = length.compareTo(longest.length()) > 0 ? new Outage(length, firstFailure) : longest;
        }
        fails = failure.isPresent();
    }

    /** Loads the page, and says what went wrong if anything did. */
    private Optional<String> load() {
        Optional<ServiceProcess> chosen = balancer.choose(own);
        return chosen.isEmpty() ? Optional.of("no instance is ready") : load(chosen.get());
    }

    private Optional<String> load(ServiceProcess instance) {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(instance.at(page)).timeout(LIMIT).build();
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            return status == 200 ? Optional.empty() : Optional.of(instance + " answers " + status);
        } catch (IOException noAnswer) {
            return Optional.of("%s: %s".formatted(instance, noAnswer.getClass().getSimpleName()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            running = false;
            return Optional.empty();
        }
    }
}
