package org.ibasho.attacks.everyday.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts all exchanges by actor, and keeps those that failed. */
public final class RequestLog {

    private static final int MOST_KEPT = 50_000;

    /** The exchanges of one actor. */
    private static final class Counts {
        private int all;
        private int refused;
        private int failed;
        private final List<Integer> millis = new ArrayList<>();
    }

    /**
     * The exchanges of one actor.
     *
     * @param refused answered with 4xx
     * @param failed 5xx, or no answer
     * @param half the time within which half of them were answered
     * @param most the time within which 99 of 100 were
     */
    public record Line(String actor, int all, int refused, int failed, Duration half, Duration most) {}

    private final Map<String, Counts> actors = new TreeMap<>();
    private final List<Exchange> failed = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** Counts an exchange. */
    public synchronized void add(Exchange exchange) {
        Counts counts = actors.computeIfAbsent(exchange.actor(), first -> new Counts());
        counts.all++;
        counts.millis.add((int) exchange.taken().toMillis());
        if (exchange.failed()) {
            counts.failed++;
            if (failed.size() < MOST_KEPT) {
                failed.add(exchange);
            }
        } else if (exchange.status() >= 400) {
            counts.refused++;
        }
    }

    /** Something that must not happen and is no exchange. */
    public synchronized void problem(String sentence) {
        problems.add(sentence);
    }

    public synchronized List<String> problems() {
        return List.copyOf(problems);
    }

    public synchronized List<Exchange> failed() {
        return List.copyOf(failed);
    }

    public synchronized int size() {
        return actors.values().stream().mapToInt(counts -> counts.all).sum();
    }

    /** A line for each actor. */
    public synchronized List<Line> lines() {
        return actors.entrySet().stream()
                .map(actor -> line(actor.getKey(), actor.getValue()))
                .toList();
    }

    private static Line line(String actor, Counts counts) {
        List<Integer> sorted = counts.millis.stream().sorted().toList();
        return new Line(
                actor, counts.all, counts.refused, counts.failed, quantile(sorted, 0.5), quantile(sorted, 0.99));
    }

    private static Duration quantile(List<Integer> sorted, double share) {
        return Duration.ofMillis(sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * share))));
    }
}
