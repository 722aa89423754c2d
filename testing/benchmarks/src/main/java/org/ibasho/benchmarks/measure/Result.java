package org.ibasho.benchmarks.measure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The samples of a contestant in all rounds but the warm-up. */
public record Result(String contestant, List<Sample> rounds) {

    public Result {
        rounds = List.copyOf(rounds);
    }

    boolean has(Metric metric) {
        return rounds.stream().allMatch(round -> round.values().containsKey(metric));
    }

    /** The median of the rounds. */
    public double median(Metric metric) {
        return median(values(metric));
    }

    double min(Metric metric) {
        return Arrays.stream(values(metric)).min().orElse(Double.NaN);
    }

    double max(Metric metric) {
        return Arrays.stream(values(metric)).max().orElse(Double.NaN);
    }

    /** The median of the ratios of each round, which a machine that slows down over time does not distort. */
    public double ratioTo(Result peer, Metric metric) {
        double[] ours = values(metric);
        double[] theirs = peer.values(metric);
        return median(IntStream.range(0, Math.min(ours.length, theirs.length))
                .mapToDouble(round -> ours[round] / theirs[round])
                .toArray());
    }

    private double[] values(Metric metric) {
        return rounds.stream()
                .mapToDouble(round -> round.values().getOrDefault(metric, Double.NaN))
                .toArray();
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
