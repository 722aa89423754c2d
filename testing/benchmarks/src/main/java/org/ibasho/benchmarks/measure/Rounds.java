package org.ibasho.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Measures contestants in turns (peer, ours, peer, ours …), after warm-up rounds that do not count. */
public final class Rounds {

    private final int warmUps;
    private final int rounds;
    private final Consumer<String> progress;

    /**
     * @param warmUps the number of rounds that do not count
     * @param rounds the number of rounds that count
     * @param progress receives a line for each step
     */
    public Rounds(int warmUps, int rounds, Consumer<String> progress) {
        this.warmUps = warmUps;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Measures all rounds. */
    public Group measure(String name, List<Contestant> contestants) throws Exception {
        Map<String, List<Sample>> samples = new LinkedHashMap<>();
        for (int round = 1 - warmUps; round <= rounds; round++) {
            for (Contestant contestant : contestants) {
                String step = round <= 0 ? "warm-up" : "round " + round + " of " + rounds;
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
