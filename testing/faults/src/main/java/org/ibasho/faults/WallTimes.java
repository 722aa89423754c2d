package org.ibasho.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The durations of each fault, and of each part of a run around the faults; of all worlds together. */
final class WallTimes {

    private static final double MILLIS = 1_000.0;

    private final Map<String, List<Duration>> parts = new HashMap<>();

    void measure(String part, Runnable work) {
        measured(part, () -> {
            work.run();
            return part;
        });
    }

    <T> T measured(String part, Supplier<T> work) {
        long began = System.nanoTime();
        T result = work.get();
        add(part, Duration.ofNanos(System.nanoTime() - began));
        return result;
    }

    private synchronized void add(String part, Duration taken) {
        parts.computeIfAbsent(part, first -> new ArrayList<>()).add(taken);
    }

    /** The lines of a table in Markdown, what took longest in all first. */
    synchronized List<String> table() {
        Stream<String> head = Stream.of(
                "| %-30s | times | median s | longest s | all s |".formatted("part of a run"),
                "|%s|------:|---------:|----------:|------:|".formatted("-".repeat(32)));
        Stream<String> rows = parts.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Duration>> part) -> sum(part.getValue()))
                        .reversed())
                .map(part ->
                        row(part.getKey(), part.getValue().stream().sorted().toList()));
        return Stream.concat(head, rows).toList();
    }

    private static String row(String part, List<Duration> sorted) {
        return String.format(
                Locale.ROOT,
                "| %-30s | %5d | %8.1f | %9.1f | %5.0f |",
                part,
                sorted.size(),
                seconds(sorted.get(sorted.size() / 2)),
                seconds(sorted.getLast()),
                seconds(sum(sorted)));
    }

    private static Duration sum(List<Duration> all) {
        return all.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
