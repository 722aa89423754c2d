package org.ibasho.benchmarks.append;

import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Sample;

/** One way of storing events. */
public interface Appender extends AutoCloseable {

    String name();

    /** Begins on empty tables and stores one event at a time, every writer to streams of its own. */
    Sample append(ClosedLoop load) throws Exception;

    @Override
    default void close() {}
}
