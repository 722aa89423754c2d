package org.ibasho.benchmarks.append;

import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Sample;

/** A way to store events. */
public interface Appender extends AutoCloseable {

    String name();

    /** Starts with empty tables and stores one event at a time; every writer has its own streams. */
    Sample append(ClosedLoop load) throws Exception;

    @Override
    default void close() {}
}
