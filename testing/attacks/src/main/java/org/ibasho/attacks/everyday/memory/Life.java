package org.ibasho.attacks.everyday.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The samples of one process from its start, or the beginning of the load, to its end. What it has in use goes up and
 * down, and only its lowest values say what it keeps: compared are those of the five minutes after its first ten with
 * those of its last third.
 */
public final class Life {

    static final Duration WARM = Duration.ofMinutes(10);
    private static final Duration COMPARED = Duration.ofMinutes(5);

    /** Shorter ones have no last third after what it is compared with. */
    static final Duration SHORTEST = Duration.ofMinutes(20);

    /**
     * One measure of a life.
     *
     * @param early the lowest value after the first ten minutes
     * @param late the lowest value of the last third
     */
    public record Trend(long early, long late) {

        boolean grows(Measure measure) {
            return late > early + measure.margin();
        }
    }

    private final String process;
    private final long pid;
    private final List<Sample> samples = new ArrayList<>();

    private Life(String process, long pid) {
        this.process = process;
        this.pid = pid;
    }

    /** The lives in the order of their beginnings. */
    public static List<Life> of(List<Sample> samples) {
        List<Life> lives = new ArrayList<>();
        for (Sample sample : samples) {
            Life life = lives.stream()
                    .filter(it -> it.process.equals(sample.process()) && it.pid == sample.pid())
                    .findFirst()
                    .orElseGet(() -> {
                        Life begun = new Life(sample.process(), sample.pid());
                        lives.add(begun);
                        return begun;
                    });
            life.samples.add(sample);
        }
        return lives;
    }

    public String process() {
        return process;
    }

    public Duration begun() {
        return samples.getFirst().at();
    }

    public Duration length() {
        return samples.getLast().at().minus(begun());
    }

    /** Whether it was long enough to say whether the process grows. */
    public boolean isJudged() {
        return length().compareTo(SHORTEST) >= 0;
    }

    /** What it had at the end of a life that is too short, and how it went in the others. */
    public Map<Measure, Trend> trends() {
        Map<Measure, Trend> trends = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            Duration early = isJudged() ? WARM : Duration.ZERO;
            long first = lowest(measure, early, early.plus(COMPARED));
            long last = lowest(measure, length().multipliedBy(2).dividedBy(3), length());
            if (first >= 0 && last >= 0) {
                trends.put(measure, new Trend(first, last));
            }
        }
        return trends;
    }

    /** -1 if nothing was measured in that time. */
    private long lowest(Measure measure, Duration from, Duration until) {
        return samples.stream()
                .filter(it -> isBetween(it.at().minus(begun()), from, until))
                .flatMap(it -> it.values().entrySet().stream())
                .filter(it -> it.getKey() == measure)
                .mapToLong(Map.Entry::getValue)
                .min()
                .orElse(-1);
    }

    private static boolean isBetween(Duration age, Duration from, Duration until) {
        return age.compareTo(from) >= 0 && age.compareTo(until) <= 0;
    }
}
