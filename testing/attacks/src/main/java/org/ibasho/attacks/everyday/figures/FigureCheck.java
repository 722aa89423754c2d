package org.ibasho.attacks.everyday.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares what the acknowledged commands have led to with what the system shows: nothing lost, nothing doubled. */
final class FigureCheck {

    private FigureCheck() {}

    /**
     * The monthly reports.
     *
     * @param before what they showed before the first command
     * @param added what the acknowledged commands add
     */
    static List<String> reports(Map<Row, Figures> before, Map<Row, Figures> added, Map<Row, Figures> shown) {
        Set<Row> rows = new TreeSet<>(before.keySet());
        rows.addAll(added.keySet());
        rows.addAll(shown.keySet());
        List<String> differences = new ArrayList<>();
        for (Row row : rows) {
            Figures right = before.getOrDefault(row, Figures.NONE).plus(added.getOrDefault(row, Figures.NONE));
            Figures found = shown.getOrDefault(row, Figures.NONE);
            if (!found.equals(right)) {
                differences.add(
                        "report of %s, %s: right is %s; it shows %s".formatted(row.month(), row.name(), right, found));
            }
        }
        return differences;
    }

    static List<String> gathering(Gathering gathering, Gathering.Shown shown) {
        return gathering.expected().equals(shown)
                ? List.of()
                : List.of("gathering %s: right is %s; shown is %s"
                        .formatted(gathering.id(), gathering.expected(), shown));
    }

    /**
     * The register of a month.
     *
     * @param before the ids that it had before the first command
     * @param recorded the acknowledged ones since then
     */
    static List<String> register(String month, Set<String> before, Set<String> recorded, Collection<String> shown) {
        Set<String> right = new HashSet<>(before);
        right.addAll(recorded);
        Set<String> found = new HashSet<>(shown);
        long lost = right.stream().filter(id -> !found.contains(id)).count();
        long more = found.stream().filter(id -> !right.contains(id)).count();
        int twice = shown.size() - found.size();
        return lost + more + twice == 0
                ? List.of()
                : List.of("register of %s: %d of %d lost, %d that nobody recorded, %d twice"
                        .formatted(month, lost, right.size(), more, twice));
    }
}
