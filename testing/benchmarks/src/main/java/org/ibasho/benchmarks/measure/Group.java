package org.ibasho.benchmarks.measure;

import java.util.List;
import java.util.Optional;

/** The results of contestants that were measured in turns, under the same conditions. */
public record Group(String name, List<Result> results) {

    public Group {
        results = List.copyOf(results);
    }

    /** The result of a contestant; empty if it was left out. */
    public Optional<Result> of(String contestant) {
        return results.stream()
                .filter(result -> result.contestant().equals(contestant))
                .findFirst();
    }

    /** The ratio of two contestants in a metric; empty if one of them was left out. */
    public Optional<Ratio> ratio(String ours, String peer, Metric metric, Goal goal) {
        return of(ours).flatMap(one -> of(peer).map(other -> new Ratio(
                "%s: %s / %s, %s".formatted(name, ours, peer, metric.title()), one.ratioTo(other, metric), goal)));
    }
}
