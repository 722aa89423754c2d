package org.ibasho.local.demo.load;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ibasho.local.demo.load.Figures.Row;
import org.ibasho.local.demo.vocabulary.Programme;

/** The year in a few lines: what lies ahead as the calendar has it, what is past as the reports have it. */
record Summary(List<MonthLoad.Result> months, Map<Row, Figures> reported) {

    private static final String LINE = "  %9s %10s %6s %10s %8s %14s";

    Stream<String> lines() {
        Stream<String> head = Stream.of(
                "", named("", LINE.formatted("planned", "published", "held", "cancelled", "visits", "consultations")));
        Stream<String> programmes = Stream.of(Programme.values()).map(this::line);
        return Stream.concat(Stream.concat(head, programmes), Stream.of(elsewhere()));
    }

    private String line(Programme programme) {
        List<Outcome> outcomes = months.stream()
                .flatMap(month -> month.outcomes().stream())
                .filter(outcome -> outcome.entry().kind().programme() == programme)
                .toList();
        Figures sum = sum(programme.label());
        return named(
                programme.label(),
                LINE.formatted(
                        Outcome.count(outcomes, "PLANNED"),
                        Outcome.count(outcomes, "PUBLISHED"),
                        sum.held(),
                        sum.cancelled(),
                        sum.visits(),
                        sum.consultations()));
    }

    private String elsewhere() {
        return named(
                Figures.ELSEWHERE,
                LINE.formatted("", "", "", "", "", sum(Figures.ELSEWHERE).consultations()));
    }

    private Figures sum(String name) {
        return reported.entrySet().stream()
                .filter(each -> each.getKey().name().equals(name))
                .map(Map.Entry::getValue)
                .reduce(Figures.NONE, Figures::plus);
    }

    /** Japanese letters are as wide as two others. */
    private static String named(String name, String rest) {
        int width = name.codePoints().map(letter -> letter > 0x2E80 ? 2 : 1).sum();
        return "  " + name + " ".repeat(Math.max(0, 14 - width)) + rest;
    }
}
