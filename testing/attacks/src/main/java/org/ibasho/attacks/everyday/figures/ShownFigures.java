package org.ibasho.attacks.everyday.figures;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ibasho.attacks.everyday.traffic.Client;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.system.RunningSystem;
import tools.jackson.databind.JsonNode;

/** What the API shows, before the load and after it. */
public final class ShownFigures {

    private final Client supervisor;
    private final Client coordinator;
    private final Client counsellor;
    private final List<YearMonth> months;
    private final Map<Row, Figures> reportsBefore;
    private final Map<YearMonth, Set<String>> registersBefore;

    /**
     * Reads what there is before the load.
     *
     * @param client any of the program's
     * @param months in which something is going to change
     */
    public ShownFigures(RunningSystem system, Client client, List<YearMonth> months) {
        this.supervisor = client.as(system.npo(), "supervisor");
        this.coordinator = client.as(system.centre(), "coordinator");
        this.counsellor = client.as(system.centre(), "counsellor");
        this.months = List.copyOf(months);
        this.reportsBefore = reports();
        this.registersBefore = new HashMap<>();
        months.forEach(month -> registersBefore.put(month, new HashSet<>(register(month))));
    }

    /** Sentences about all that is not as the acknowledged commands have it; empty if all figures are right. */
    public List<String> differences(Ledger ledger) {
        List<String> differences = new ArrayList<>(FigureCheck.reports(reportsBefore, ledger.figures(), reports()));
        Map<YearMonth, Set<String>> recorded = ledger.consultations();
        months.forEach(month -> differences.addAll(FigureCheck.register(
                month.toString(),
                registersBefore.getOrDefault(month, Set.of()),
                recorded.getOrDefault(month, Set.of()),
                register(month))));
        ledger.gatherings().forEach(it -> differences.addAll(FigureCheck.gathering(it, gathering(it))));
        return differences;
    }

    private Map<Row, Figures> reports() {
        Map<Row, Figures> rows = new TreeMap<>();
        for (YearMonth month : months) {
            JsonNode report = read(supervisor, "/api/reports/monthly/" + month);
            report.path("programmes")
                    .forEach(it -> rows.put(new Row(month, it.path("programme").asString("")), programme(it)));
            int elsewhere = report.path("consultationsElsewhere").path("total").asInt(-1);
            rows.put(new Row(month, Row.ELSEWHERE), new Figures(0, 0, 0, elsewhere));
        }
        return rows;
    }

    private static Figures programme(JsonNode it) {
        return new Figures(
                it.path("gatherings").path("held").asInt(-1),
                it.path("gatherings").path("cancelled").asInt(-1),
                it.path("visits").path("total").asInt(-1),
                it.path("consultations").path("total").asInt(-1));
    }

    private Collection<String> register(YearMonth month) {
        List<String> ids = new ArrayList<>();
        read(counsellor, "/api/consultations?month=" + month)
                .path("consultations")
                .forEach(it -> ids.add(it.path("id").asString("")));
        return ids;
    }

    private Gathering.Shown gathering(Gathering it) {
        Gathering.Shown expected = it.expected();
        JsonNode shown = read(supervisor, it.path());
        JsonNode door = read(supervisor, it.path() + "/door");
        boolean closed = door.path("state").asString("").equals("CLOSED");
        return new Gathering.Shown(
                shown.path("state").asString("unknown"),
                instant(shown.path("startsAt").asString("")),
                closed ? "CLOSED" : "",
                door.path("total").asInt(0),
                seats(it),
                expected.counsellor().isEmpty() ? "" : counsellor(it));
    }

    private Map<String, String> seats(Gathering it) {
        Map<String, String> seats = new TreeMap<>();
        read(supervisor, it.path() + "/roster").path("seats").forEach(seat -> {
            JsonNode place = seat.path("place");
            seats.put(
                    place.path("role").asString("") + " " + place.path("seat").asInt(0),
                    seat.path("staffId").asString(""));
        });
        return seats;
    }

    private String counsellor(Gathering it) {
        return read(coordinator, "/api/dispatches/" + it.id())
                .path("counsellor")
                .asString("");
    }

    private static Instant instant(String text) {
        return text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
    }

    private static JsonNode read(Client client, String path) {
        Answer answer = client.get(path);
        return answer.json();
    }
}
