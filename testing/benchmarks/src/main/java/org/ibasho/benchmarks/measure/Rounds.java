package org.ibasho.benchmarks.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Measures contestants in turns (peer, ours, peer, ours …), after warm-up rounds that nobody counts. */
public final class Rounds {

    private final int warmUps;
    private final int rounds;
    private final Consumer<String> progress;

    /**
     * @param warmUps how many do not count
     * @param rounds how many count
     * @param progress is told each step, in a line
     */
    public Rounds(int warmUps, int rounds, Consumer<String> progress) {
        this.warmUps = warmUps;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Plays all rounds. */
    public Group play(String name, List<Contestant> contestants) throws Exception {
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
