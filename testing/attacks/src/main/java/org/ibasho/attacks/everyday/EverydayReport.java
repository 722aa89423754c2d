package org.ibasho.attacks.everyday;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.ibasho.attacks.everyday.fault.Outages;
import org.ibasho.attacks.everyday.memory.Life;
import org.ibasho.attacks.everyday.memory.Measure;
import org.ibasho.attacks.everyday.memory.Sample;
import org.ibasho.attacks.everyday.traffic.RequestLog;

/** The tables at the end, of at most 120 columns. */
final class EverydayReport {

    private static final int MOST_NAMED = 10;
    private static final int MOST_TABLES = 16;
    private static final int WIDTH = 120;

    private final RequestLog log;
    private final Outages outages;
    private final List<Sample> samples;
    private final Verdict verdict;

    EverydayReport(RequestLog log, Outages outages, List<Sample> samples, Verdict verdict) {
        this.log = log;
        this.outages = outages;
        this.samples = samples;
        this.verdict = verdict;
    }

    /** @param sentences what there is to say about the commands */
    List<String> lines(List<String> sentences) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        requests(lines);
        kills(lines);
        lives(lines);
        tables(lines);
        lines.addAll(sentences);
        lines.add("");
        checks(lines);
        return lines.stream().flatMap(EverydayReport::wrapped).toList();
    }

    /** What is too long goes on in the next line. */
    private static Stream<String> wrapped(String line) {
        List<String> parts = new ArrayList<>();
        String rest = line;
        while (rest.length() > WIDTH) {
            int space = rest.lastIndexOf(' ', WIDTH);
            int end = space > WIDTH / 2 ? space : WIDTH;
            parts.add(rest.substring(0, end));
            rest = "           " + rest.substring(end).strip();
        }
        parts.add(rest);
        return parts.stream();
    }

    private void requests(List<String> lines) {
        lines.add("%-20s %8s %8s %8s %8s %8s".formatted("requests of", "all", "4xx", "failed", "half ms", "99 % ms"));
        log.lines()
                .forEach(it -> lines.add("%-20s %8d %8d %8d %8d %8d"
                        .formatted(
                                it.actor(),
                                it.all(),
                                it.refused(),
                                it.failed(),
                                it.half().toMillis(),
                                it.most().toMillis())));
        lines.add("");
    }

    private void kills(List<String> lines) {
        lines.add("%-14s %-10s %12s %18s".formatted("killed", "at", "ready after", "requests excused"));
        outages.all()
                .forEach(it -> lines.add(String.format(
                        Locale.ROOT,
                        "%-14s %-10s %10.1f s %18d",
                        it.process(),
                        it.from().toString().substring(11, 19),
                        it.taken().toMillis() / 1e3,
                        outages.excusedBy(it, log.failed()))));
        lines.add("");
    }

    /** For a life of 20 minutes and more: after ten minutes, and in its last third; for others: begin and end. */
    private void lives(List<String> lines) {
        StringBuilder heading = new StringBuilder("%-15s %5s %5s".formatted("process", "from", "min"));
        for (Measure measure : Measure.values()) {
            heading.append(" %13s".formatted(measure.title()));
        }
        lines.add(heading.toString());
        lines.add("  (> from after ten minutes to the last third; * lives of less than 20 minutes: from begin to end)");
        Life.of(samples).stream()
                .sorted(Comparator.comparing(Life::process).thenComparing(Life::begun))
                .forEach(life -> lines.add(line(life)));
        lines.add("");
    }

    private static String line(Life life) {
        Duration begun = life.begun();
        StringBuilder line = new StringBuilder("%-15s %5d %5d"
                .formatted(life.process(), begun.toMinutes(), life.length().toMinutes()));
        Map<Measure, Life.Trend> trends = life.trends();
        for (Measure measure : Measure.values()) {
            Life.Trend trend = trends.get(measure);
            String cell =
                    trend == null ? "" : "%d > %d".formatted(measure.shown(trend.early()), measure.shown(trend.late()));
            line.append(" %13s".formatted(cell));
        }
        return line.append(life.isJudged() ? "" : " *").toString();
    }

    private void tables(List<String> lines) {
        lines.add("%-52s %12s %12s".formatted("the tables that have grown most", "rows before", "rows after"));
        Map<String, Long> before = verdict.rowsBefore();
        verdict.rowsAfter().entrySet().stream()
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> table) ->
                                table.getValue() - before.getOrDefault(table.getKey(), 0L))
                        .reversed())
                .limit(MOST_TABLES)
                .forEach(table -> lines.add("%-52s %12d %12d"
                        .formatted(table.getKey(), before.getOrDefault(table.getKey(), 0L), table.getValue())));
        lines.add("");
    }

    private void checks(List<String> lines) {
        verdict.checks().forEach((check, problems) -> {
            lines.add("%-8s %s".formatted(problems.isEmpty() ? "right" : "NOT", check));
            problems.stream().limit(MOST_NAMED).forEach(problem -> lines.add("         " + problem));
            if (problems.size() > MOST_NAMED) {
                lines.add("         and " + (problems.size() - MOST_NAMED) + " more");
            }
        });
        lines.add(verdict.isRight() ? "Everything is right." : "NOT EVERYTHING IS RIGHT, see above.");
    }
}
