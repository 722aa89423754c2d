package org.ibasho.benchmarks.run;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** The command line. */
public final class Options {

    @Parameters(paramLabel = "BENCHMARK", description = "the name of a benchmark, or all")
    private String benchmark = "";

    @Option(
            names = "--rounds",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description = "rounds that count, after a warm-up round (default: ${DEFAULT-VALUE})")
    private int rounds = 5;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description = "how long a round of each contestant lasts (default: ${DEFAULT-VALUE})")
    private int seconds = 5;

    @Option(
            names = "--writers",
            paramLabel = "N",
            split = ",",
            converter = PositiveNumber.class,
            description = "how many concurrent writers, each number a measurement of its own (default: 1,8,32)")
    private List<Integer> writers = List.of(1, 8, 32);

    @Option(
            names = "--connections",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description = "size of a connection pool (default: as many as there are writers)")
    private @Nullable Integer connections;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            description = "only these contestants: raw,engine,command,axon,axon-command,message-db,emmett")
    private Set<String> only = Set.of();

    @Option(
            names = "--events",
            paramLabel = "N",
            converter = PositiveNumber.class,
            description = "stored events at the start, where that matters")
    private @Nullable Integer events;

    @Option(names = "--write-docs", description = "write the tables into docs/performance.md")
    private boolean writeDocs;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this")
    @SuppressWarnings("unused") // picocli prints the usage before anything is measured
    private boolean help;

    /** A value that picocli cannot know to be wrong; the message is one sentence. */
    public static final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public UsageException(String sentence) {
            super(sentence);
        }
    }

    /** A whole number from 1 up, which may have underscores. */
    static final class PositiveNumber implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            String digits = value.replace("_", "");
            if (!digits.matches("[1-9][0-9]{0,8}")) {
                throw new TypeConversionException("needs a number from 1 up, not " + value);
            }
            return Integer.valueOf(digits);
        }
    }

    /**
     * Parses arguments.
     *
     * @throws CommandLine.ParameterException if they are wrong
     */
    static Options parse(String... arguments) {
        return CommandLine.populateCommand(new Options(), arguments);
    }

    /** The name of a benchmark, or {@code all}. */
    public String benchmark() {
        return benchmark;
    }

    /** The number of rounds that count. */
    public int rounds() {
        return rounds;
    }

    /** How long a round of each contestant lasts. */
    public Duration duration() {
        return Duration.ofSeconds(seconds);
    }

    /** How many concurrent writers, each number a measurement of its own. */
    public List<Integer> writers() {
        return List.copyOf(writers);
    }

    /** The contestants that take part; empty for all. */
    public Set<String> only() {
        return Set.copyOf(only);
    }

    /** The number of stored events at the start; empty for the default of the benchmark. */
    public OptionalLong events() {
        return events == null ? OptionalLong.empty() : OptionalLong.of(events);
    }

    /** Whether to write the tables into the documentation. */
    public boolean writeDocs() {
        return writeDocs;
    }

    /** Whether a contestant takes part, by its short name. */
    public boolean wants(String contestant) {
        return only.isEmpty() || only.contains(contestant);
    }

    /** The size of a connection pool for this many writers. */
    public int connectionsFor(int writers) {
        return connections == null ? writers : connections;
    }

    /** The settings of the measurement, for the reader of the figures. */
    public String described() {
        return describedAfter("a warm-up round");
    }

    /** The same with another warm-up. */
    public String describedAfter(String warmUp) {
        return "%s of %d s after %s".formatted(rounds == 1 ? "1 round" : rounds + " rounds", seconds, warmUp);
    }
}
