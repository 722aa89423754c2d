package org.ibasho.benchmarks.measure;

import java.util.List;

/**
 * The outcome of a benchmark.
 *
 * @param benchmark its name on the command line
 * @param settings the number and length of rounds, in words
 * @param remarks sentences for the reader of the figures, such as which contestant was left out
 */
public record Outcome(String benchmark, String settings, List<Group> groups, List<Ratio> ratios, List<String> remarks) {

    public Outcome {
        groups = List.copyOf(groups);
        ratios = List.copyOf(ratios);
        remarks = List.copyOf(remarks);
    }
}
