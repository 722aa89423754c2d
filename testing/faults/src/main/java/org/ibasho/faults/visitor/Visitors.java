package org.ibasho.faults.visitor;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.ibasho.faults.system.ServiceProcess;

/** For each of several instances, a visitor whom the load balancer sends to it for as long as it is ready. */
public final class Visitors implements AutoCloseable {

    private static final Duration TOLERATED = Duration.ofSeconds(1);
    private static final double MILLIS = 1_000.0;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LoadBalancer balancer;
    private final List<Visitor> visitors;

    /**
     * @param asks whether the load balancer asks if an instance is ready
     * @param page the path of a page that one of the instances shows already
     */
    public Visitors(List<ServiceProcess> instances, boolean asks, String page) {
        this.balancer = new LoadBalancer(instances, asks);
        this.visitors = instances.stream()
                .map(instance -> new Visitor(http, balancer, instance, page))
                .toList();
    }

    /** Whether the load balancer sends visitors to an instance. */
    public boolean reach(ServiceProcess instance) {
        return balancer.isReady(instance);
    }

    /** Lets them begin; an instance has to be ready by now. */
    public void begin() {
        visitors.forEach(threads::execute);
    }

    /** The fault found, as a sentence that begins with the name of the check. */
    public Optional<String> difference() {
        return visitors.stream()
                .map(Visitor::longest)
                .max(Comparator.comparing(Visitor.Outage::length))
                .filter(outage -> outage.length().compareTo(TOLERATED) > 0)
                .map(outage -> String.format(
                        Locale.ROOT,
                        "pages: a page was unavailable for %.1f s; it began with: %s",
                        outage.length().toMillis() / MILLIS,
                        outage.beginning()));
    }

    @Override
    public void close() {
        visitors.forEach(Visitor::stop);
        threads.close();
        balancer.close();
        http.shutdownNow();
    }
}
