package org.ibasho.benchmarks.run;

import org.ibasho.benchmarks.measure.Outcome;

/** A benchmark, which the command line chooses by its name. */
public interface Benchmark {

    /** Its name on the command line. */
    String name();

    /** Measures for as long as the options say. */
    Outcome run(BenchmarkContext context) throws Exception;
}
