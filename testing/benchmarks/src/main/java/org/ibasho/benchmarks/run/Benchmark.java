package org.ibasho.benchmarks.run;

import org.ibasho.benchmarks.measure.Outcome;

/** Something to measure, started by name. */
public interface Benchmark {

    /** Its name on the command line. */
    String name();

    /** Measures; takes as long as it was asked to. */
    Outcome run(Workbench bench) throws Exception;
}
