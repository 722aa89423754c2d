package org.ibasho.attacks.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of all attacks, as a table of at most 120 columns. */
public final class Report {

    private static final int TRIED = 52;
    private static final int EXPECTED = 24;
    private static final int CAME = 26;
    private static final String LINE = "%-" + TRIED + "s %6s  %-" + EXPECTED + "s %-" + CAME + "s %s";

    private final Map<String, List<Row>> attacks = new LinkedHashMap<>();
    private List<Row> current = new ArrayList<>();

    /** The rows from now on belong to this attack. */
    public void begin(String attack) {
        current = attacks.computeIfAbsent(attack, name -> new ArrayList<>());
    }

    /** Begins a row. */
    public Row row(String tried, String expected) {
        Row row = new Row(tried, expected);
        current.add(row);
        return row;
    }

    /** Whether no attack has succeeded. */
    public boolean held() {
        return attacks.values().stream().flatMap(List::stream).allMatch(Row::held);
    }

    /** The lines of one attack. */
    List<String> lines(String attack) {
        List<String> lines = new ArrayList<>();
        lines.add(attack);
        attacks.getOrDefault(attack, List.of()).forEach(row -> lines.add(line(row)));
        return lines;
    }

    static String heading() {
        return line("tried", "count", "expected", "came", "");
    }

    private static String line(Row row) {
        return line(
                "  " + row.tried(),
                Integer.toString(row.requests()),
                row.expected(),
                row.came(),
                row.held() ? "held" : "NOT");
    }

    private static String line(String tried, String requests, String expected, String came, String held) {
        return LINE.formatted(cut(tried, TRIED), requests, cut(expected, EXPECTED), cut(came, CAME), held)
                .stripTrailing();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }

    /** Every request that was not answered as it has to be, by attack and row. */
    public List<String> successes() {
        List<String> successes = new ArrayList<>();
        attacks.forEach((attack, rows) -> rows.stream()
                .filter(row -> !row.held())
                .forEach(row -> {
                    successes.add(attack + ", " + row.tried() + ": expected " + row.expected());
                    row.succeeded().forEach(request -> successes.add("  " + request));
                }));
        return successes;
    }

    int rows() {
        return attacks.values().stream().mapToInt(List::size).sum();
    }

    int requests() {
        return attacks.values().stream()
                .flatMap(List::stream)
                .mapToInt(Row::requests)
                .sum();
    }
}
