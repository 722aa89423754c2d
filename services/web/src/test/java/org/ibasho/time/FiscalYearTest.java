package org.ibasho.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiscalYearTest {

    @ParameterizedTest
    @CsvSource({
        "2026-12, 令和8年度",
        "2027-03, 令和8年度",
        "2027-04, 令和9年度",
        "2019-04, 令和元年度",
        "2019-03, 平成30年度",
        "1990-01, 平成元年度"
    })
    void a_fiscal_year_begins_in_april_and_has_its_era_name(YearMonth month, String label) {
        assertThat(FiscalYear.of(month).label()).isEqualTo(label);
    }

    @Test
    void its_months_go_from_april_to_march() {
        assertThat(FiscalYear.of(YearMonth.of(2026, 12)).months())
                .hasSize(12)
                .startsWith(YearMonth.of(2026, 4))
                .endsWith(YearMonth.of(2027, 3));
    }
}
