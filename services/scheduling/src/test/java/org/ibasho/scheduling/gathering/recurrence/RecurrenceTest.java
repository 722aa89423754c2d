package org.ibasho.scheduling.gathering.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {

    private static final LocalDate APRIL_2027 = LocalDate.of(2027, 4, 1);
    private static final LocalDate MARCH_2028 = LocalDate.of(2028, 3, 31);

    private static void refuses(String code, String rule, Month... without) {
        assertThatExceptionOfType(InputRejected.class)
                .isThrownBy(() -> Recurrence.of(APRIL_2027, rule, Set.of(without)))
                .satisfies(rejected -> assertThat(rejected.faults().getFirst())
                        .extracting(Fault::field, Fault::code)
                        .containsExactly("rule", code));
    }

    @Property(tries = 300)
    void a_monthly_rule_has_that_weekday_of_each_month_and_no_other_day(
            @ForAll @IntRange(min = -1, max = 4) int nth,
            @ForAll DayOfWeek weekday,
            @ForAll @IntRange(max = 3_000) int fromNow,
            @ForAll @IntRange(min = 40, max = 12_000) int days,
            @ForAll @Size(max = 6) Set<Month> without) {
        int which = nth == 0 ? 1 : nth;
        LocalDate first = APRIL_2027.plusDays(fromNow);
        LocalDate last = first.plusDays(days);
        List<LocalDate> expected = new ArrayList<>();
        for (YearMonth month = YearMonth.from(first); !month.atDay(1).isAfter(last); month = month.plusMonths(1)) {
            LocalDate day = month.atDay(1).with(TemporalAdjusters.dayOfWeekInMonth(which, weekday));
            if (!day.isBefore(first) && !day.isAfter(last) && !without.contains(day.getMonth())) {
                expected.add(day);
            }
        }
        String rule = Recurrence.monthly(which, weekday, last);
        if (expected.isEmpty()) {
            assertThatExceptionOfType(InputRejected.class).isThrownBy(() -> Recurrence.of(first, rule, without));
        } else {
            assertThat(Recurrence.of(first, rule, without).dates()).isEqualTo(expected);
        }
    }

    @Property(tries = 300)
    void a_weekly_rule_has_every_week_up_to_400_times(
            @ForAll DayOfWeek weekday, @ForAll @IntRange(min = 7, max = 4_000) int days) {
        LocalDate last = APRIL_2027.plusDays(days);
        LocalDate first = APRIL_2027.with(TemporalAdjusters.nextOrSame(weekday));
        long expected = ChronoUnit.WEEKS.between(first, last) + 1;
        String rule = Recurrence.weekly(weekday, last);
        if (expected > Recurrence.MOST) {
            refuses("rule-too-many", rule);
        } else {
            List<LocalDate> dates = Recurrence.of(APRIL_2027, rule, Set.of()).dates();
            assertThat(dates).hasSize((int) expected).isSorted().doesNotHaveDuplicates();
            assertThat(dates)
                    .allMatch(date ->
                            date.getDayOfWeek() == weekday && !date.isBefore(APRIL_2027) && !date.isAfter(last));
        }
    }

    @Test
    void the_second_saturdays_of_a_fiscal_year_without_august_are_eleven() {
        Recurrence year =
                Recurrence.of(APRIL_2027, Recurrence.monthly(2, DayOfWeek.SATURDAY, MARCH_2028), Set.of(Month.AUGUST));
        assertThat(year.dates())
                .hasSize(11)
                .startsWith(LocalDate.of(2027, 4, 10))
                .endsWith(LocalDate.of(2028, 3, 11));
        assertThat(year.rule()).isEqualTo("FREQ=MONTHLY;UNTIL=20280331;BYDAY=2SA");
        assertThat(year.first()).isEqualTo(APRIL_2027);
    }

    @Test
    void the_first_day_is_included_only_if_the_rule_names_it() {
        assertThat(Recurrence.of(APRIL_2027, "FREQ=MONTHLY;BYDAY=1TH;COUNT=2", Set.of())
                        .dates())
                .containsExactly(APRIL_2027, LocalDate.of(2027, 5, 6));
        assertThat(Recurrence.of(APRIL_2027, "freq=weekly;byday=we;count=2", Set.of())
                        .dates())
                .containsExactly(LocalDate.of(2027, 4, 7), LocalDate.of(2027, 4, 14));
    }

    @Test
    void excluded_months_count_towards_count() {
        assertThat(Recurrence.of(APRIL_2027, "FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3", Set.of(Month.MAY))
                        .dates())
                .containsExactly(APRIL_2027, LocalDate.of(2027, 6, 1));
        refuses("rule-without-days", "FREQ=MONTHLY;BYMONTHDAY=1;COUNT=1", Month.APRIL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FREQ=DAILY", "FREQ=MONTHLY;BYDAY=2SA", "FREQ=YEARLY;INTERVAL=2"})
    void refuses_a_rule_that_never_ends(String rule) {
        refuses("rule-never-ends", rule);
    }

    @Test
    void accepts_400_days_and_refuses_one_more() {
        assertThat(Recurrence.of(APRIL_2027, "FREQ=DAILY;COUNT=400", Set.of()).dates())
                .hasSize(400);
        refuses("rule-too-many", "FREQ=DAILY;COUNT=401");
        refuses("rule-too-many", "FREQ=DAILY;COUNT=2147483647");
        refuses("rule-too-many", "FREQ=DAILY;UNTIL=99991231");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
                "FREQ=MONTHLY;BYDAY=9SA;COUNT=3",
                "FREQ=DAILY;UNTIL=20270331"
            })
    void refuses_a_rule_without_days(String rule) {
        refuses("rule-without-days", rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "毎月",
                "FREQ=HOURLY;COUNT=3",
                "FREQ=SOMETIMES;COUNT=3",
                "FREQ=DAILY;COUNT=many",
                "FREQ=DAILY;COUNT=-1",
                "RRULE:FREQ=DAILY;COUNT=2",
                "FREQ=DAILY;UNTIL=20270230",
                "FREQ=DAILY;COUNT=2;BYHOUR=5",
                "COUNT=3",
                "FREQ=WEEKLY;BYDAY=XX;COUNT=3",
                "FREQ=YEARLY;INTERVAL=2147483647;COUNT=3"
            })
    void refuses_rules_that_are_not_about_days(String rule) {
        assertThatExceptionOfType(InputRejected.class)
                .isThrownBy(() -> Recurrence.of(APRIL_2027, rule, Set.of()))
                .satisfies(rejected ->
                        assertThat(rejected.faults().getFirst().field()).isEqualTo("rule"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=MONTHLY;BYDAY=2SA;COUNT=4 | 毎月 第2土曜日 | The second Saturday of each month",
                "FREQ=MONTHLY;BYDAY=-1WE;COUNT=4 | 毎月 最後の水曜日 | The last Wednesday of each month",
                "FREQ=WEEKLY;BYDAY=SU;COUNT=4 | 毎週 日曜日 | Every Sunday",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU;COUNT=4 | 2週間ごと 日曜日 | Every 2 weeks on Sunday",
                "FREQ=WEEKLY;COUNT=4;BYDAY=MO,SU | FREQ=WEEKLY;COUNT=4;BYDAY=MO,SU | FREQ=WEEKLY;COUNT=4;BYDAY=MO,SU",
                "FREQ=MONTHLY;COUNT=4;BYDAY=SU | FREQ=MONTHLY;COUNT=4;BYDAY=SU | FREQ=MONTHLY;COUNT=4;BYDAY=SU",
                "FREQ=MONTHLY;COUNT=4;INTERVAL=2;BYDAY=1SU | FREQ=MONTHLY;COUNT=4;INTERVAL=2;BYDAY=1SU"
                        + " | FREQ=MONTHLY;COUNT=4;INTERVAL=2;BYDAY=1SU"
            })
    void has_a_sentence_in_both_languages(String rule, String japanese, String english) {
        Recurrence recurrence = Recurrence.of(APRIL_2027, rule, Set.of());
        assertThat(recurrence.sentence(Locale.JAPAN)).isEqualTo(japanese);
        assertThat(recurrence.sentence(Locale.ENGLISH)).isEqualTo(english);
    }

    @Test
    void lists_the_excluded_months() {
        Recurrence recurrence = Recurrence.of(
                APRIL_2027, "FREQ=WEEKLY;BYDAY=SU;COUNT=9", Set.of(Month.AUGUST, Month.JANUARY, Month.FEBRUARY));
        assertThat(recurrence.sentence(Locale.JAPAN)).isEqualTo("毎週 日曜日(1月・2月・8月をのぞく)");
        assertThat(recurrence.sentence(Locale.ENGLISH)).isEqualTo("Every Sunday (not in January, February or August)");
    }
}
