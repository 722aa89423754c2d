package org.ibasho.scheduling.gathering.yearplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.function.Function;
import org.ibasho.web.problem.InputRejected;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateAndTimeParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-04-10",
                "2027/4/10",
                "2027.4.10",
                "2027年4月10日",
                "2027年4月10日(土)",
                "2027/4/10(土曜日)",
                "２０２７年４月１０日（土）",
                "令和9年4月10日",
                "令和９年４月１０日",
                "㋿9年4月10日",
                "R9.4.10",
                "r9/4/10",
                "2027-04-10 00:00:00",
                "46487",
                "46487.5625"
            })
    void parses_every_notation_of_a_day(String written) {
        assertThat(DateAndTimeParser.day(written)).isEqualTo(LocalDate.of(2027, 4, 10));
    }

    @ParameterizedTest
    @CsvSource({"令和元年5月1日, 2019-05-01", "R1.5.1, 2019-05-01"})
    void the_first_year_of_an_era_has_a_name(String written, LocalDate day) {
        assertThat(DateAndTimeParser.day(written)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "'', plan-day-missing",
        "4月10日, plan-day-unreadable",
        "土曜日, plan-day-unreadable",
        "平成39年4月10日, plan-day-unreadable",
        "2027, plan-day-unreadable",
        "0.5, plan-day-unreadable",
        "10/4/2027, plan-day-unreadable",
        "2027-02-29, plan-no-such-day",
        "2027/4/31, plan-no-such-day",
        "2027/13/1, plan-no-such-day",
        "2027年4月10日(日), plan-wrong-weekday",
        "2027/4/12(日), plan-wrong-weekday",
    })
    void an_invalid_day_has_a_reason(String written, String code) {
        assertThat(code(DateAndTimeParser::day, written)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "13:30, 13:30",
        "9:05, 09:05",
        "13:30:00, 13:30",
        "１３：３０, 13:30",
        "13時30分, 13:30",
        "13時, 13:00",
        "13時半, 13:30",
        "午後1時30分, 13:30",
        "午前10:00, 10:00",
        "0.5625, 13:30",
        "0.4166666666666667, 10:00",
        "46487.5625, 13:30",
    })
    void parses_every_notation_of_a_time(String written, LocalTime time) {
        assertThat(DateAndTimeParser.time(written)).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "'', plan-time-missing",
        "昼すぎ, plan-time-unreadable",
        "24:00, plan-time-unreadable",
        "13:60, plan-time-unreadable",
        "13, plan-time-unreadable",
        "午後13時, plan-time-unreadable",
    })
    void an_invalid_time_has_a_reason(String written, String code) {
        assertThat(code(DateAndTimeParser::time, written)).isEqualTo(code);
    }

    private static String code(Function<String, ?> reading, String written) {
        InputRejected rejected = catchThrowableOfType(InputRejected.class, () -> reading.apply(written));
        assertThat(rejected).isNotNull();
        return rejected.faults().getFirst().code();
    }
}
