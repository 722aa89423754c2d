package org.ibasho.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.local.demo.file.YearReader;
import org.ibasho.local.demo.file.YearReader.Result;
import org.ibasho.local.demo.vocabulary.CentreLogin;
import org.ibasho.local.demo.vocabulary.Entrance;
import org.ibasho.local.demo.vocabulary.Kind;
import org.ibasho.local.demo.vocabulary.Login;
import org.ibasho.local.demo.vocabulary.Qualification;
import org.ibasho.local.demo.year.CentreAnswer;
import org.ibasho.local.demo.year.CounsellorEntry;
import org.ibasho.local.demo.year.GatheringEntry;
import org.ibasho.local.demo.year.StaffEntry;
import org.ibasho.local.demo.year.TargetState;
import org.ibasho.local.demo.year.Year;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The demo year is a promise about what every screen has to show; this counts whether it is kept. */
class DemoYearTest {

    /** The day up to which the file knows the numbers. */
    private static final LocalDate KNOWN = LocalDate.of(2026, 11, 21);

    private static final YearMonth APRIL = YearMonth.of(2026, 4);

    private static Year year = new Year("", List.of(), List.of(), List.of(), List.of());

    @BeforeAll
    static void read() throws IOException {
        year = switch (YearReader.read(Files.readString(Path.of("reiwa8.yaml")))) {
            case Result.Read(Year read) -> read;
            case Result.Faulty(var problems) -> throw new AssertionError(problems);
        };
    }

    @ParameterizedTest
    @EnumSource(names = {"BEGINNERS", "REGULAR", "PERSONS", "FAMILIES"})
    void has_each_monthly_gathering_once_in_every_month_of_the_fiscal_year(Kind kind) {
        List<YearMonth> year =
                Stream.iterate(APRIL, month -> month.plusMonths(1)).limit(12).toList();

        assertThat(of(kind).map(it -> it.span().month())).containsExactlyElementsOf(year);
    }

    /** Whoever does something in the demo is shown by a nickname; the city's officer is no staff. */
    @Test
    void says_whose_the_logins_of_the_npo_are() {
        assertThat(year.staff().stream().map(StaffEntry::login).filter(Objects::nonNull))
                .containsExactlyInAnyOrder(Login.values());
    }

    @Test
    void has_counsellors_with_the_logins_of_the_centre() {
        assertThat(year.counsellors().stream().map(CounsellorEntry::login).filter(Objects::nonNull))
                .containsExactlyInAnyOrder(CentreLogin.values());
        assertThat(year.counsellors())
                .allSatisfy(it -> assertThat(it.qualifications()).contains(Qualification.PSYCHIATRIC_SOCIAL_WORKER));
    }

    @Test
    void has_four_outings_and_satellites_in_three_towns() {
        assertThat(of(Kind.OUTING)).hasSize(4);
        assertThat(of(Kind.SATELLITE).map(it -> it.venue().town()).distinct())
                .containsExactlyInAnyOrder("小樽市", "江別市", "苫小牧市");
        assertThat(of(Kind.SATELLITE)).allSatisfy(it -> assertThat(it.doors()).contains(Entrance.VENUE, Entrance.ZOOM));
    }

    @Test
    void gives_every_regular_meeting_a_theme_and_the_persons_three_doors() {
        assertThat(of(Kind.REGULAR).map(GatheringEntry::theme))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
        assertThat(of(Kind.PERSONS)).allSatisfy(it -> assertThat(it.doors()).containsExactly(Entrance.values()));
    }

    @Test
    void has_numbers_as_they_are_in_life() {
        assertThat(counted(Kind.REGULAR))
                .allSatisfy(it -> assertThat(it.visits()).isBetween(8, 13));
        assertThat(counted(Kind.BEGINNERS))
                .allSatisfy(it -> assertThat(it.visits()).isBetween(0, 5));
        assertThat(counted(Kind.PERSONS))
                .allSatisfy(it -> assertThat(it.visits()).isBetween(6, 9));
        assertThat(counted(Kind.FAMILIES))
                .allSatisfy(it -> assertThat(it.visits()).isBetween(5, 10));
        assertThat(year.gatherings().stream().filter(it -> it.counted() != null && it.visits() == 0))
                .as("held with nobody there")
                .hasSize(1);
    }

    @Test
    void has_outcomes_other_than_being_held() {
        assertThat(year.gatherings()).anyMatch(it -> it.cancelled() != null && it.isPast(KNOWN));
        assertThat(year.gatherings()).anyMatch(it -> it.moved() != null && it.isPast(KNOWN));
        assertThat(year.gatherings().stream().filter(it -> it.answer() instanceof CentreAnswer.CannotCome))
                .hasSize(1);
    }

    @Test
    void leaves_one_past_gathering_without_numbers() {
        assertThat(year.gatherings().stream()
                        .filter(it -> it.isPast(KNOWN) && it.targetState(KNOWN) == TargetState.PUBLISHED))
                .hasSize(1);
        assertThat(year.gatherings().stream().filter(it -> !it.isPast(KNOWN))).allMatch(it -> it.counted() == null);
    }

    @Test
    void leaves_the_centre_an_open_request_in_the_next_month() {
        Comparator<GatheringEntry> byDay = Comparator.comparing(it -> it.span().day());
        List<GatheringEntry> next = year.gatherings().stream()
                .filter(it -> it.kind().asksTheCentre()
                        && it.span().month().equals(YearMonth.from(KNOWN).plusMonths(1)))
                .sorted(byDay)
                .toList();

        assertThat(next.getFirst().answer()).isNotNull();
        assertThat(next.getLast().answer()).isNull();
    }

    @Test
    void has_consultations_in_every_month_that_is_known() {
        Map<YearMonth, Long> byMonth = year.consultations().stream()
                .collect(Collectors.groupingBy(it -> YearMonth.from(it.at()), Collectors.counting()));

        assertThat(byMonth)
                .hasSize(8)
                .allSatisfy((month, count) -> assertThat(count).isGreaterThanOrEqualTo(5));
        assertThat(year.consultations()).allMatch(it -> it.isPast(KNOWN));
        assertThat(year.gatherings().stream().map(GatheringEntry::consultations).flatMap(List::stream))
                .hasSizeGreaterThan(10);
    }

    @Test
    void writes_the_weekday_that_it_is() throws IOException {
        String days = "月火水木金土日";
        assertThat(Files.readAllLines(Path.of("reiwa8.yaml")).stream().filter(line -> line.matches("  - 日付: .*#.*")))
                .hasSameSizeAs(year.gatherings())
                .allSatisfy(line -> {
                    LocalDate day = LocalDate.parse(line.substring(8, 18));
                    assertThat(line)
                            .endsWith("# " + days.charAt(day.getDayOfWeek().getValue() - 1));
                });
    }

    private static Stream<GatheringEntry> of(Kind kind) {
        return year.gatherings().stream().filter(it -> it.kind() == kind);
    }

    private static List<GatheringEntry> counted(Kind kind) {
        return of(kind).filter(it -> it.counted() != null).toList();
    }
}
