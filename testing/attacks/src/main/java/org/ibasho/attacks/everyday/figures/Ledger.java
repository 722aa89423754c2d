package org.ibasho.attacks.everyday.figures;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What all acknowledged commands together have led to. */
public final class Ledger {

    /** @param gathering where it took place; null elsewhere */
    private record Consultation(
            String id, YearMonth month, @Nullable Gathering gathering) {

        Row row() {
            return new Row(month, gathering == null ? Row.ELSEWHERE : gathering.programme());
        }
    }

    private final List<Gathering> gatherings = new ArrayList<>();
    private final List<Consultation> consultations = new ArrayList<>();

    public synchronized void planned(Gathering gathering) {
        gatherings.add(gathering);
    }

    public synchronized void consulted(String id, YearMonth month, @Nullable Gathering gathering) {
        consultations.add(new Consultation(id, month, gathering));
    }

    public synchronized List<Gathering> gatherings() {
        return List.copyOf(gatherings);
    }

    /** The ids of the recorded consultations by month. */
    public synchronized Map<YearMonth, Set<String>> consultations() {
        Map<YearMonth, Set<String>> months = new TreeMap<>();
        consultations.forEach(it ->
                months.computeIfAbsent(it.month(), first -> new HashSet<>()).add(it.id()));
        return months;
    }

    /** What the monthly reports have to show more than before. */
    public synchronized Map<Row, Figures> figures() {
        Map<Row, Figures> figures = new TreeMap<>();
        gatherings.forEach(it -> figures.merge(it.row(), it.figures(), Figures::plus));
        consultations.forEach(it -> figures.merge(it.row(), new Figures(0, 0, 0, 1), Figures::plus));
        return figures;
    }

    @Override
    public synchronized String toString() {
        Figures all = figures().values().stream().reduce(Figures.NONE, Figures::plus);
        return "%d gatherings planned; %s".formatted(gatherings.size(), all);
    }
}
