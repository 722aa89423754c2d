package org.ibasho.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {

    /** As the Cabinet Office published them for 2026. */
    @Test
    void the_year_2026_is_as_it_was_published() {
        Map<String, String> year = new TreeMap<>();
        LocalDate.of(2026, 1, 1)
                .datesUntil(LocalDate.of(2027, 1, 1))
                .forEach(day -> Holidays.of(day).ifPresent(holiday -> year.put(day.toString(), holiday.name())));
        assertThat(year)
                .containsExactlyEntriesOf(new TreeMap<>(Map.ofEntries(
                        Map.entry("2026-01-01", "NEW_YEAR"),
                        Map.entry("2026-01-12", "COMING_OF_AGE"),
                        Map.entry("2026-02-11", "FOUNDATION"),
                        Map.entry("2026-02-23", "EMPERORS_BIRTHDAY"),
                        Map.entry("2026-03-20", "SPRING_EQUINOX"),
                        Map.entry("2026-04-29", "SHOWA"),
                        Map.entry("2026-05-03", "CONSTITUTION"),
                        Map.entry("2026-05-04", "GREENERY"),
                        Map.entry("2026-05-05", "CHILDREN"),
                        Map.entry("2026-05-06", "SUBSTITUTE"),
                        Map.entry("2026-07-20", "SEA"),
                        Map.entry("2026-08-11", "MOUNTAIN"),
                        Map.entry("2026-09-21", "RESPECT_FOR_THE_AGED"),
                        Map.entry("2026-09-22", "BETWEEN"),
                        Map.entry("2026-09-23", "AUTUMN_EQUINOX"),
                        Map.entry("2026-10-12", "SPORTS"),
                        Map.entry("2026-11-03", "CULTURE"),
                        Map.entry("2026-11-23", "LABOUR_THANKSGIVING"))));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-21, SPRING_EQUINOX",
        "2027-03-22, SUBSTITUTE",
        "2027-09-23, AUTUMN_EQUINOX",
        "2028-09-22, AUTUMN_EQUINOX",
        "2032-09-21, BETWEEN",
        "2024-02-12, SUBSTITUTE"
    })
    void equinoxes_vary_and_sundays_have_substitute_holidays(LocalDate day, Holidays holiday) {
        assertThat(Holidays.of(day)).contains(holiday);
    }

    @ParameterizedTest
    @CsvSource({"2027-04-10", "2026-05-07", "2026-09-24", "2027-12-23", "2100-01-01"})
    void other_days_are_not_holidays(LocalDate day) {
        assertThat(Holidays.of(day)).isEmpty();
    }
}
