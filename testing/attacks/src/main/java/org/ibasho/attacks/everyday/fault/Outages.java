package org.ibasho.attacks.everyday.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ibasho.attacks.everyday.traffic.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * When each killed process was away: from the kill until it says again that it is ready. A request may fail if it
 * passed that process at that time. The broker's absence excuses nothing, for no request passes it.
 */
public final class Outages {

    /** @param until null as long as it is not ready again */
    public record Outage(
            String process, Instant from, @Nullable Instant until) {

        private boolean excuses(Exchange exchange) {
            return exchange.through().contains(process)
                    && !exchange.ended().isBefore(from)
                    && (until == null || exchange.begun().isBefore(until));
        }

        /** How long it took. */
        public Duration taken() {
            return Duration.between(from, Objects.requireNonNullElse(until, Instant.now()));
        }
    }

    private final List<Outage> outages = new ArrayList<>();

    public synchronized void begun(String process, Instant at) {
        outages.add(new Outage(process, at, null));
    }

    public synchronized void over(String process, Instant at) {
        outages.replaceAll(
                it -> it.process().equals(process) && it.until() == null ? new Outage(process, it.from(), at) : it);
    }

    public synchronized List<Outage> all() {
        return List.copyOf(outages);
    }

    /** The failed requests that no killed process excuses. */
    public synchronized List<Exchange> unexcused(List<Exchange> failed) {
        return failed.stream()
                .filter(exchange -> outages.stream().noneMatch(it -> it.excuses(exchange)))
                .toList();
    }

    /** How many failed requests an outage excuses. */
    public long excusedBy(Outage outage, List<Exchange> failed) {
        return failed.stream().filter(outage::excuses).count();
    }
}
