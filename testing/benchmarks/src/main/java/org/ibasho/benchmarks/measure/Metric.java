package org.ibasho.benchmarks.measure;

/** A metric of a contestant and its format in tables. */
public enum Metric {
    PER_SECOND("events/s", "%,.0f", true),
    P50_MS("p50 ms", "%.3f", false),
    P99_MS("p99 ms", "%.3f", false),
    MAX_MS("max ms", "%.1f", false),
    WAL_BYTES("WAL B/event", "%,.0f", true);

    private final String title;
    private final String format;
    private final boolean spread;

    Metric(String title, String format, boolean spread) {
        this.title = title;
        this.format = format;
        this.spread = spread;
    }

    String title() {
        return title;
    }

    String format() {
        return format;
    }

    /** Whether a table shows the minimum and the maximum beside the median. */
    boolean spread() {
        return spread;
    }
}
