package org.ibasho.benchmarks.run;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.ibasho.benchmarks.measure.Rounds;

/**
 * What a benchmark is given.
 *
 * @param data an empty folder for servers, on the project's disk
 * @param peers the folder of the peers that are Node packages, installed or not
 * @param progress takes lines about what is going on
 */
public record Workbench(Options options, Path data, Path peers, Consumer<String> progress) {

    /** As many rounds as were asked for, after one to warm up. */
    public Rounds rounds() {
        return new Rounds(1, options.rounds(), progress);
    }

    /** As many rounds as were asked for, after as many to warm up: for what is about delay, where code that was not compiled yet shows. */
    public Rounds roundsAfterALongWarmUp() {
        return new Rounds(options.rounds(), options.rounds(), progress);
    }
}
