package org.ibasho.attacks.everyday.memory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether no process has grown after its first ten minutes. */
public final class MemoryCheck {

    /** A run that is meant to show that memory stays flat is at least as long as this. */
    private static final Duration LONG = Duration.ofMinutes(45);

    /** Five sessions each of the four people of the NPO, and of the three of the centre. */
    private static final long MOST_SESSIONS = 20;

    private MemoryCheck() {}

    /** Sentences about whatever has grown; empty if nothing has. */
    public static List<String> growth(List<Sample> samples, Duration length) {
        List<Life> lives = Life.of(samples);
        List<String> problems = new ArrayList<>();
        lives.stream().filter(Life::isJudged).forEach(life -> growth(life, problems));
        samples.stream()
                .filter(it -> it.values().getOrDefault(Measure.SESSIONS, 0L) > MOST_SESSIONS)
                .collect(Collectors.groupingBy(Sample::process, Collectors.counting()))
                .forEach((process, times) -> problems.add(
                        "%s had more than %d sessions in %d samples".formatted(process, MOST_SESSIONS, times)));
        if (length.compareTo(LONG) >= 0) {
            Map<String, Boolean> judged =
                    lives.stream().collect(Collectors.toMap(Life::process, Life::isJudged, Boolean::logicalOr));
            judged.forEach((process, yes) -> {
                if (!yes) {
                    problems.add("no life of %s was long enough to see whether it grows".formatted(process));
                }
            });
        }
        return problems;
    }

    private static void growth(Life life, List<String> problems) {
        life.trends().forEach((measure, trend) -> {
            if (trend.grows(measure)) {
                problems.add("%s, from minute %d on: %s %d after ten minutes, %d in the last third of %d minutes"
                        .formatted(
                                life.process(),
                                life.begun().toMinutes(),
                                measure.title(),
                                measure.shown(trend.early()),
                                measure.shown(trend.late()),
                                life.length().toMinutes()));
            }
        });
    }
}
