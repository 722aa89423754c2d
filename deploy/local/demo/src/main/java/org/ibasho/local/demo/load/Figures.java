package org.ibasho.local.demo.load;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import org.ibasho.local.demo.vocabulary.Programme;
import org.ibasho.local.demo.year.GatheringEntry;
import org.ibasho.local.demo.year.Year;

/** The figures of a monthly report for one programme, as far as a file knows them. */
record Figures(int held, int cancelled, int visits, int consultations) {

    static final Figures NONE = new Figures(0, 0, 0, 0);

    /** The consultations that belong to no programme. */
    static final String ELSEWHERE = "その他の相談";

    /** A line of a month's report: a programme's label, or {@link #ELSEWHERE}. */
    record Row(YearMonth month, String name) implements Comparable<Row> {

        static Row of(YearMonth month, Programme programme) {
            return new Row(month, programme.label());
        }

        @Override
        public int compareTo(Row other) {
            int byMonth = month.compareTo(other.month);
            return byMonth == 0 ? name.compareTo(other.name) : byMonth;
        }

        @Override
        public String toString() {
            return month + " " + name;
        }
    }

    Figures plus(Figures other) {
        return new Figures(
                held + other.held,
                cancelled + other.cancelled,
                visits + other.visits,
                consultations + other.consultations);
    }

    /** Whether nothing of the other is missing here. */
    boolean covers(Figures other) {
        return held >= other.held
                && cancelled >= other.cancelled
                && visits >= other.visits
                && consultations >= other.consultations;
    }

    /** The figures that the reports of a year's months show if they know of nothing but this file. */
    static Map<Row, Figures> of(Year year, LocalDate today) {
        Map<Row, Figures> figures = new TreeMap<>();
        for (GatheringEntry entry : year.gatherings()) {
            Row row = Row.of(entry.span().month(), entry.kind().programme());
            figures.merge(row, of(entry, today), Figures::plus);
        }
        year.consultations().stream()
                .filter(entry -> entry.isPast(today))
                .forEach(entry -> figures.merge(
                        new Row(YearMonth.from(entry.at()), ELSEWHERE), new Figures(0, 0, 0, 1), Figures::plus));
        return figures;
    }

    private static Figures of(GatheringEntry entry, LocalDate today) {
        int consultations = entry.pastConsultations(today).size();
        return switch (entry.targetState(today)) {
            case PLANNED, PUBLISHED -> new Figures(0, 0, 0, consultations);
            case HELD -> new Figures(1, 0, entry.visits(), consultations);
            case CANCELLED -> new Figures(0, 1, 0, 0);
        };
    }

    @Override
    public String toString() {
        return "%d held, %d cancelled, %d visits, %d consultations".formatted(held, cancelled, visits, consultations);
    }
}
