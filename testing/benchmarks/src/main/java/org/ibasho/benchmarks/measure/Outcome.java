package org.ibasho.benchmarks.measure;

import java.util.List;

/**
 * What a benchmark came to.
 *
 * @param benchmark its name on the command line
 * @param settings how it was run, in a few words
 * @param remarks sentences that a reader of the figures has to know, such as who was left out
 */
public record Outcome(String benchmark, String settings, List<Group> groups, List<Ratio> ratios, List<String> remarks) {

    public Outcome {
        groups = List.copyOf(groups);
        ratios = List.copyOf(ratios);
        remarks = List.copyOf(remarks);
    }
}
