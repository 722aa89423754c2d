package org.ibasho.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Measures contestants in turns (peer, ours, peer, ours …), after a warm-up round that nobody counts. */
public final class Rounds {

    private final int rounds;
    private final Consumer<String> progress;

    /** @param progress is told each step, in a line */
    public Rounds(int rounds, Consumer<String> progress) {
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Plays all rounds. */
    public Group play(String name, List<Contestant> contestants) throws Exception {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int round = 0; round <= rounds; round++) {
            for (Contestant contestant : contestants) {
                String step = round == 0 ? "warm-up" : "round " + round + " of " + rounds;
                progress.accept("%s, %s: %s".formatted(name, step, contestant.name()));
                Sample sample = contestant.trial().run();
                if (round > 0) {
                    samples.computeIfAbsent(contestant.name(), _ -> new ArrayList<>())
                            .add(sample);
                }
            }
        }
        return new Group(
                name,
                samples.entrySet().stream()
                        .map(entry -> new Result(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
