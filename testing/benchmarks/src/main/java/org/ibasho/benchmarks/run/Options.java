package org.ibasho.benchmarks.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What was asked for on the command line.
 *
 * @param benchmark the name of one, or {@code all}
 * @param rounds how many count, after one that does not
 * @param seconds how long each contestant is at work in a round
 * @param writers how many at once, each number a measurement of its own
 * @param connections how many a pool holds; 0 for as many as there are writers
 * @param only the contestants that take part; empty for all
 * @param events how many events there are to begin with, where that matters; empty for what is usual
 * @param writeDocs whether the tables are put into the documentation
 */
public record Options(
        String benchmark,
        int rounds,
        int seconds,
        List<Integer> writers,
        int connections,
        Set<String> only,
        OptionalLong events,
        boolean writeDocs) {

    /** The command line cannot be understood; the message is one sentence. */
    public static final class Misunderstood extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public Misunderstood(String sentence) {
            super(sentence);
        }
    }

    public Options {
        writers = List.copyOf(writers);
        only = Set.copyOf(only);
    }

    /** Reads the words of the command line. */
    public static Options parse(String... words) {
        if (words.length == 0 || words[0].startsWith("--")) {
            throw new Misunderstood("Which benchmark? --help shows what there is.");
        }
        Options options = new Options(words[0], 5, 5, List.of(1, 8, 32), 0, Set.of(), OptionalLong.empty(), false);
        for (int i = 1; i < words.length; i++) {
            options = words[i].equals("--write-docs")
                    ? options.withDocs()
                    : options.with(words[i], i + 1 < words.length ? words[++i] : "");
        }
        return options;
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--rounds" ->
                new Options(
                        benchmark, (int) number(option, value), seconds, writers, connections, only, events, writeDocs);
            case "--seconds" ->
                new Options(
                        benchmark, rounds, (int) number(option, value), writers, connections, only, events, writeDocs);
            case "--writers" ->
                new Options(benchmark, rounds, seconds, numbers(option, value), connections, only, events, writeDocs);
            case "--connections" ->
                new Options(benchmark, rounds, seconds, writers, (int) number(option, value), only, events, writeDocs);
            case "--only" ->
                new Options(
                        benchmark, rounds, seconds, writers, connections, Set.of(value.split(",")), events, writeDocs);
            case "--events" ->
                new Options(
                        benchmark,
                        rounds,
                        seconds,
                        writers,
                        connections,
                        only,
                        OptionalLong.of(number(option, value)),
                        writeDocs);
            default -> throw new Misunderstood("There is no option " + option + "; --help shows what there is.");
        };
    }

    private Options withDocs() {
        return new Options(benchmark, rounds, seconds, writers, connections, only, events, true);
    }

    private static List<Integer> numbers(String option, String value) {
        return Arrays.stream(value.split(","))
                .map(one -> (int) number(option, one))
                .toList();
    }

    private static long number(String option, String value) {
        String digits = value.replace("_", "");
        if (!digits.matches("[1-9][0-9]{0,8}")) {
            throw new Misunderstood(option + " needs a number from 1 up.");
        }
        return Long.parseLong(digits);
    }

    public Duration duration() {
        return Duration.ofSeconds(seconds);
    }

    /** Whether a contestant takes part, by its short name. */
    public boolean wants(String contestant) {
        return only.isEmpty() || only.contains(contestant);
    }

    /** How many connections a pool holds for so many writers. */
    public int connectionsFor(int most) {
        return connections == 0 ? most : connections;
    }

    /** How it was run, for whoever reads the figures. */
    public String described() {
        return describedAfter("a warm-up round");
    }

    /** The same, after another way to warm up. */
    public String describedAfter(String warmUp) {
        return "%s of %d s after %s".formatted(rounds == 1 ? "1 round" : rounds + " rounds", seconds, warmUp);
    }
}
