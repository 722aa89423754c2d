package org.ibasho.benchmarks.measure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** The figures of one contestant in one round. */
public record Sample(Map<Metric, Double> values) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    public Sample {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
    }

    /** A single figure. */
    public static Sample of(Metric metric, double value) {
        return new Sample(Map.of(metric, value));
    }

    /** Some of its figures. */
    public Sample only(Metric... metrics) {
        Map<Metric, Double> some = new EnumMap<>(values);
        some.keySet().retainAll(List.of(metrics));
        return new Sample(some);
    }

    /** The same figures and one more. */
    public Sample with(Metric metric, double value) {
        Map<Metric, Double> more = new EnumMap<>(values);
        more.put(metric, value);
        return new Sample(more);
    }

    /** Throughput and latencies of operations that were timed in nanoseconds. */
    public static Sample of(Histogram nanos, long elapsedNanos) {
        return of(nanos).with(Metric.PER_SECOND, nanos.getTotalCount() * NANOS_PER_SECOND / elapsedNanos);
    }

    /** Latencies alone. */
    public static Sample of(Histogram nanos) {
        return new Sample(Map.of(
                Metric.P50_MS, nanos.getValueAtPercentile(50) / NANOS_PER_MILLI,
                Metric.P99_MS, nanos.getValueAtPercentile(99) / NANOS_PER_MILLI,
                Metric.MAX_MS, nanos.getMaxValue() / NANOS_PER_MILLI));
    }
}
