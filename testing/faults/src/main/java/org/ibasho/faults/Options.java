package org.ibasho.faults;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ibasho.faults.plan.Fault;
import org.ibasho.faults.world.Sabotage;

/**
 * What was asked for on the command line.
 *
 * @param seed of the first run; each later one has the next number
 * @param only the faults to choose from
 */
record Options(boolean help, long seed, int runs, List<Fault> only, Optional<Sabotage> sabotage) {

    private static final int RUNS = 20;
    private static final long SEEDS = 1_000_000_000;

    /** @throws IllegalArgumentException if it cannot be understood; the message is a sentence */
    static Options parse(String[] arguments) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        Options options = new Options(
                false, Math.floorMod(System.nanoTime(), SEEDS), RUNS, Arrays.asList(Fault.values()), Optional.empty());
        for (String word = words.poll(); word != null; word = words.poll()) {
            options = options.and(word, words);
        }
        return options;
    }

    private Options and(String word, Deque<String> rest) {
        return switch (word) {
            case "--help", "-h" -> new Options(true, seed, runs, only, sabotage);
            case "--seed" -> new Options(help, number(word, rest), runs, only, sabotage);
            case "--runs" -> new Options(help, seed, (int) number(word, rest), only, sabotage);
            case "--only" -> new Options(help, seed, runs, faults(value(word, rest)), sabotage);
            case "--sabotage" -> new Options(help, seed, runs, only, Optional.of(sabotage(value(word, rest))));
            default ->
                throw new IllegalArgumentException("There is no option " + word + "; --help shows what there is.");
        };
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.poll();
        if (value == null || value.startsWith("--")) {
            throw new IllegalArgumentException(option + " needs a value; --help shows which.");
        }
        return value;
    }

    private static long number(String option, Deque<String> rest) {
        String value = value(option, rest);
        if (!value.matches("\\d{1,9}")) {
            throw new IllegalArgumentException(option + " needs a whole number.");
        }
        return Long.parseLong(value);
    }

    private static List<Fault> faults(String list) {
        return Stream.of(list.split(",", -1))
                .map(word -> Fault.of(word)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "There is no fault " + word + "; --help shows which there are.")))
                .toList();
    }

    private static Sabotage sabotage(String word) {
        return Sabotage.of(word)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no sabotage " + word + "; --help shows which there are."));
    }
}
