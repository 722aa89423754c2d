package org.ibasho.attacks.everyday;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibasho.attacks.everyday.fault.Outages;
import org.ibasho.attacks.everyday.memory.MemoryCheck;
import org.ibasho.attacks.everyday.memory.Sample;
import org.ibasho.attacks.everyday.memory.TableCheck;
import org.ibasho.attacks.everyday.traffic.Exchange;
import org.ibasho.attacks.everyday.traffic.RequestLog;

/** What each check has found. */
final class Verdict {

    private static final String FIGURES = "figures are right: nothing lost, nothing doubled";

    private final Map<String, List<String>> checks = new TreeMap<>();
    private Map<String, Long> rowsBefore = Map.of();
    private Map<String, Long> rowsAfter = Map.of();
    private int commands;

    Verdict(RequestLog log, Outages outages, List<Sample> samples, Duration length) {
        checks.put(
                "no request has failed but through a killed process",
                outages.unexcused(log.failed()).stream().map(Exchange::toString).toList());
        checks.put("processes do not grow after their first ten minutes", MemoryCheck.growth(samples, length));
        checks.put("commands and people get the answers that they have to", log.problems());
    }

    void figures(List<String> differences, int acknowledged) {
        commands = acknowledged;
        List<String> problems = new ArrayList<>(differences);
        if (acknowledged == 0) {
            problems.add("no command was acknowledged, so that nothing is shown");
        }
        checks.put(FIGURES, problems);
    }

    void tables(Map<String, Long> before, Map<String, Long> after) {
        rowsBefore = before;
        rowsAfter = after;
        checks.put("tables grow by what the commands explain", TableCheck.growth(before, after, commands));
    }

    Map<String, List<String>> checks() {
        return checks;
    }

    Map<String, Long> rowsBefore() {
        return rowsBefore;
    }

    Map<String, Long> rowsAfter() {
        return rowsAfter;
    }

    boolean isRight() {
        return checks.values().stream().allMatch(List::isEmpty);
    }
}
