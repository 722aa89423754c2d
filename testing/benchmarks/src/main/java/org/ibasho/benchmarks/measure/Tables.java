package org.ibasho.benchmarks.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Formats an outcome as Markdown tables that are readable as plain text, too. */
public final class Tables {

    /** A longer name would make the lines of the table longer than 120 columns. */
    private static final int LONGEST_NAME = 85;

    private Tables() {}

    /** The outcome's title, a table for each group, one of the ratios, and the remarks. */
    public static String of(Outcome outcome) {
        Stream<String> head = Stream.of("### %s%n%n%s".formatted(outcome.benchmark(), outcome.settings()));
        Stream<String> groups = outcome.groups().stream().map(Tables::group);
        Stream<String> ratios = outcome.ratios().isEmpty() ? Stream.of() : Stream.of(ratios(outcome.ratios()));
        return Stream.of(head, groups, ratios, outcome.remarks().stream())
                .flatMap(part -> part)
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    private static String group(Group group) {
        List<Metric> metrics = Arrays.stream(Metric.values())
                .filter(metric -> group.results().stream().anyMatch(result -> result.has(metric)))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(
                        Stream.of(group.name()),
                        metrics.stream()
                                .flatMap(metric -> metric.spread()
                                        ? Stream.of(metric.title(), "min – max")
                                        : Stream.of(metric.title())))
                .toList());
        group.results().forEach(result -> rows.add(row(result, metrics)));
        return table(rows);
    }

    private static List<String> row(Result result, List<Metric> metrics) {
        return Stream.concat(
                        Stream.of(result.contestant()), metrics.stream().flatMap(metric -> figures(result, metric)))
                .toList();
    }

    private static Stream<String> figures(Result result, Metric metric) {
        boolean measured = result.has(metric);
        String median = measured ? number(metric, result.median(metric)) : "";
        String spread = measured ? number(metric, result.min(metric)) + " – " + number(metric, result.max(metric)) : "";
        return metric.spread() ? Stream.of(median, spread) : Stream.of(median);
    }

    private static String number(Metric metric, double value) {
        return String.format(Locale.ROOT, metric.format(), value);
    }

    private static String ratios(List<Ratio> ratios) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("ratio", "measured", "goal", ""));
        if (ratios.stream().allMatch(ratio -> ratio.name().length() <= LONGEST_NAME)) {
            ratios.forEach(ratio -> rows.add(row(ratio, ratio.name())));
        } else {
            byGroup(ratios, rows);
        }
        return table(rows);
    }

    /** A row with each group's name, and below it the group's ratios under the rest of their names. */
    private static void byGroup(List<Ratio> ratios, List<List<String>> rows) {
        String group = "";
        for (Ratio ratio : ratios) {
            int colon = ratio.name().indexOf(": ");
            String its = ratio.name().substring(0, colon + 1);
            if (!its.isEmpty() && !its.equals(group)) {
                rows.add(List.of(its, "", "", ""));
            }
            group = its;
            rows.add(row(ratio, ratio.name().substring(its.length()).strip()));
        }
    }

    private static List<String> row(Ratio ratio, String name) {
        return List.of(
                name,
                String.format(Locale.ROOT, "%.3f", ratio.value()),
                ratio.goal().text(),
                ratio.verdict());
    }

    /** The first row is the header, the first column is text, the others are numbers. */
    static String table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = IntStream.range(0, columns)
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .map(width -> Math.max(width, 3))
                .toArray();
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.add(1, rule(widths));
        return String.join("\n", lines);
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> column == 0
                        ? row.get(column)
                                + " ".repeat(widths[column] - row.get(column).length())
                        : " ".repeat(widths[column] - row.get(column).length()) + row.get(column))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String rule(int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> column == 0 ? "-".repeat(widths[column]) : "-".repeat(widths[column] - 1) + ":")
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
