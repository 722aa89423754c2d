package org.ibasho.local.demo.load;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ibasho.local.demo.api.Api;
import org.ibasho.local.demo.api.Caller;
import org.ibasho.local.demo.api.LoadFailure;
import org.ibasho.local.demo.api.Retry.NotYet;
import org.ibasho.local.demo.load.Figures.Row;
import org.ibasho.local.demo.vocabulary.Programme;
import tools.jackson.databind.JsonNode;

/** Reads the monthly reports back, as soon as they are complete. */
record MonthlyReports(Api api) {

    /**
     * The reports beside the file.
     *
     * @param less where a report says less than the file: something is lost; in sentences
     * @param more whether a report says more: others have used the system, too
     */
    record Comparison(Map<Row, Figures> reported, List<String> less, boolean more) {

        Comparison {
            less = List.copyOf(less);
        }
    }

    /** Compares as soon as nothing is missing, or when the time for that is over. */
    Comparison compare(Map<Row, Figures> expected) {
        Map<Row, Figures> reported = new TreeMap<>();
        new TreeSet<>(expected.keySet().stream().map(Row::month).toList())
                .forEach(month -> reported.putAll(complete(month, expected)));
        List<String> less = new ArrayList<>();
        expected.forEach((row, figures) -> {
            Figures found = reported.getOrDefault(row, Figures.NONE);
            if (!found.covers(figures)) {
                less.add("%s: the report says %s; the file says %s.".formatted(row, found, figures));
            }
        });
        boolean more = less.isEmpty() && !sum(reported).equals(sum(expected));
        return new Comparison(reported, less, more);
    }

    private static Figures sum(Map<Row, Figures> figures) {
        return figures.values().stream().reduce(Figures.NONE, Figures::plus);
    }

    private Map<Row, Figures> complete(YearMonth month, Map<Row, Figures> expected) {
        Map<Row, Figures> latest = new TreeMap<>();
        try {
            return api.retry().call(() -> {
                latest.putAll(read(month));
                boolean complete = expected.keySet().stream()
                        .filter(row -> row.month().equals(month))
                        .allMatch(row -> latest.getOrDefault(row, Figures.NONE)
                                .covers(expected.getOrDefault(row, Figures.NONE)));
                if (complete) {
                    return latest;
                }
                throw new NotYet(new LoadFailure("incomplete"));
            });
        } catch (LoadFailure incomplete) {
            return latest;
        }
    }

    private Map<Row, Figures> read(YearMonth month) {
        JsonNode report = api.get(Caller.SUPERVISOR, "/api/reports/monthly/" + month);
        Map<Row, Figures> figures = new TreeMap<>();
        for (JsonNode each : report.path("programmes")) {
            Programme programme = Programme.valueOf(each.path("programme").asString());
            figures.put(Row.of(month, programme), figures(each));
        }
        int elsewhere = report.path("consultationsElsewhere").path("total").asInt();
        figures.put(new Row(month, Figures.ELSEWHERE), new Figures(0, 0, 0, elsewhere));
        return figures;
    }

    private static Figures figures(JsonNode programme) {
        return new Figures(
                programme.path("gatherings").path("held").asInt(),
                programme.path("gatherings").path("cancelled").asInt(),
                programme.path("visits").path("total").asInt(),
                programme.path("consultations").path("total").asInt());
    }
}
