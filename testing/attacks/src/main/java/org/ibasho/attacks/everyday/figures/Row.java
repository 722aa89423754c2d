package org.ibasho.attacks.everyday.figures;

import java.time.YearMonth;
import java.util.Comparator;

/**
 * A line of a month's report.
 *
 * @param name a programme, or {@link #ELSEWHERE}
 */
public record Row(YearMonth month, String name) implements Comparable<Row> {

    /** The consultations that belong to no programme. */
    public static final String ELSEWHERE = "elsewhere";

    @Override
    public int compareTo(Row other) {
        return Comparator.comparing(Row::month).thenComparing(Row::name).compare(this, other);
    }
}
