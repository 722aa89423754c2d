package org.ibasho.time;

import java.time.Month;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;

/**
 * The fiscal year, April to March. Source: the domain page, "年度".
 *
 * @param startsIn the calendar year of its April, 1989 (平成元年度) or later
 */
public record FiscalYear(int startsIn) {

    private static final int HEISEI_ENDED = 2018;
    private static final int BEFORE_HEISEI = 1988;

    /** The fiscal year that a month belongs to. */
    public static FiscalYear of(YearMonth month) {
        return new FiscalYear(month.getMonthValue() >= Month.APRIL.getValue() ? month.getYear() : month.getYear() - 1);
    }

    /** 令和8年度 */
    public String label() {
        boolean reiwa = startsIn > HEISEI_ENDED;
        int year = startsIn - (reiwa ? HEISEI_ENDED : BEFORE_HEISEI);
        return (reiwa ? "令和" : "平成") + (year == 1 ? "元" : String.valueOf(year)) + "年度";
    }

    /** Its months, April first. */
    public List<YearMonth> months() {
        return Stream.iterate(YearMonth.of(startsIn, Month.APRIL), month -> month.plusMonths(1))
                .limit(12)
                .toList();
    }
}
