package org.ibasho.attacks.everyday.memory;

/** What is measured of a process, and how much more of it than after its first ten minutes is no growth. */
public enum Measure {
    /** Bytes that are in use right after a full collection. */
    HEAP("heap MB", 1 << 20, 8 << 20),
    /** Bytes that the process holds for itself alone. */
    RESIDENT("resident MB", 1 << 20, 32 << 20),
    THREADS("threads", 1, 15),
    FILES("files", 1, 60),
    CONNECTIONS("connections", 1, 10),
    SESSIONS("sessions", 1, 10);

    private final String title;
    private final long unit;
    private final long margin;

    Measure(String title, long unit, long margin) {
        this.title = title;
        this.unit = unit;
        this.margin = margin;
    }

    public String title() {
        return title;
    }

    /** In the unit of the title. */
    public long shown(long value) {
        return (value + unit / 2) / unit;
    }

    long margin() {
        return margin;
    }
}
