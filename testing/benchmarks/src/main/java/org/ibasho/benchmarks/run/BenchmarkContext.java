package org.ibasho.benchmarks.run;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.ibasho.benchmarks.measure.Rounds;

/**
 * The environment of a benchmark.
 *
 * @param data an empty folder for servers, on the project's disk
 * @param peers the folder of the peers that are Node packages, whether they are installed or not
 * @param progress receives a line for each step
 */
public record BenchmarkContext(Options options, Path data, Path peers, Consumer<String> progress) {

    /** The requested number of rounds after one warm-up round. */
    public Rounds rounds() {
        return new Rounds(1, options.rounds(), progress);
    }

    /**
     * The requested number of rounds after as many warm-up rounds, for latencies, which suffer from code that is not
     * compiled yet.
     */
    public Rounds roundsAfterALongWarmUp() {
        return new Rounds(options.rounds(), options.rounds(), progress);
    }
}
