package org.ibasho.attacks.everyday.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FigureCheckTest {

    private static final YearMonth MAY = YearMonth.of(2026, 5);
    private static final Row SANGO = new Row(MAY, "SANGO");
    private static final Row ELSEWHERE = new Row(MAY, Row.ELSEWHERE);
    private static final Map<Row, Figures> BEFORE =
            Map.of(SANGO, new Figures(2, 1, 30, 0), ELSEWHERE, new Figures(0, 0, 0, 4));

    private final Ledger ledger = new Ledger();
    private final Gathering gathering = new Gathering("g1", "SANGO", OffsetDateTime.parse("2026-05-09T13:30+09:00"));

    @BeforeEach
    void an_evening_with_two_people_of_whom_one_was_a_mistake() {
        ledger.planned(gathering);
        gathering.published();
        gathering.counted("m1");
        gathering.counted("m2");
        gathering.counted("m2");
        gathering.counted("m3");
        gathering.undone("m3");
        gathering.seated("CHAIR 1", "s1");
        gathering.doorClosed();
        gathering.concluded();
        ledger.consulted("c1", MAY, null);
    }

    private List<String> reports(Figures sango, Figures elsewhere) {
        return FigureCheck.reports(BEFORE, ledger.figures(), Map.of(SANGO, sango, ELSEWHERE, elsewhere));
    }

    @Test
    void exactly_what_was_acknowledged_is_right() {
        assertThat(reports(new Figures(3, 1, 32, 0), new Figures(0, 0, 0, 5))).isEmpty();
    }

    @Test
    void a_lost_visit_is_told() {
        assertThat(reports(new Figures(3, 1, 31, 0), new Figures(0, 0, 0, 5)))
                .containsExactly("report of 2026-05, SANGO: right is 3 held, 1 cancelled, 32 visits, 0 consultations;"
                        + " it shows 3 held, 1 cancelled, 31 visits, 0 consultations");
    }

    @Test
    void a_doubled_visit_a_gathering_too_many_and_a_lost_consultation_are_told() {
        assertThat(reports(new Figures(3, 1, 33, 0), new Figures(0, 0, 0, 5))).hasSize(1);
        assertThat(reports(new Figures(4, 1, 32, 0), new Figures(0, 0, 0, 5))).hasSize(1);
        assertThat(reports(new Figures(3, 1, 32, 0), new Figures(0, 0, 0, 4))).hasSize(1);
    }

    @Test
    void a_figure_in_another_month_is_told_in_both() {
        Map<Row, Figures> shown = Map.of(
                SANGO,
                new Figures(2, 1, 30, 0),
                ELSEWHERE,
                new Figures(0, 0, 0, 5),
                new Row(MAY.plusMonths(1), "SANGO"),
                new Figures(1, 0, 2, 0));

        assertThat(FigureCheck.reports(BEFORE, ledger.figures(), shown)).hasSize(2);
    }

    @Test
    void a_cancelled_gathering_counts_only_if_it_was_announced() {
        Gathering announced = new Gathering("g2", "SANGO", gathering.startsAt());
        announced.published();
        announced.cancelled();
        Gathering draft = new Gathering("g3", "SANGO", gathering.startsAt());
        draft.cancelled();
        ledger.planned(announced);
        ledger.planned(draft);

        assertThat(reports(new Figures(3, 2, 32, 0), new Figures(0, 0, 0, 5))).isEmpty();
    }

    @Test
    void a_moved_gathering_counts_where_it_was_moved_to() {
        gathering.movedTo(OffsetDateTime.parse("2026-06-13T13:30+09:00"));

        assertThat(reports(new Figures(3, 1, 32, 0), new Figures(0, 0, 0, 5))).hasSize(2);
    }

    @Test
    void whatever_a_gathering_shows_otherwise_is_told() {
        Gathering.Shown right = gathering.expected();

        assertThat(right.visits()).isEqualTo(2);
        assertThat(FigureCheck.gathering(gathering, right)).isEmpty();
        assertThat(List.of(
                        new Gathering.Shown("PUBLISHED", right.startsAt(), "CLOSED", 2, right.seats(), ""),
                        new Gathering.Shown(
                                "CONCLUDED", right.startsAt().plusSeconds(1), "CLOSED", 2, right.seats(), ""),
                        new Gathering.Shown("CONCLUDED", right.startsAt(), "", 2, right.seats(), ""),
                        new Gathering.Shown("CONCLUDED", right.startsAt(), "CLOSED", 3, right.seats(), ""),
                        new Gathering.Shown("CONCLUDED", right.startsAt(), "CLOSED", 2, Map.of(), ""),
                        new Gathering.Shown("CONCLUDED", right.startsAt(), "CLOSED", 2, right.seats(), "somebody")))
                .allSatisfy(wrong ->
                        assertThat(FigureCheck.gathering(gathering, wrong)).hasSize(1));
    }

    @Test
    void a_register_with_one_record_lost_doubled_or_of_nobody_is_told() {
        Set<String> before = Set.of("old");
        Set<String> recorded = Set.of("c1", "c2");

        assertThat(FigureCheck.register("2026-05", before, recorded, List.of("c2", "old", "c1")))
                .isEmpty();
        assertThat(FigureCheck.register("2026-05", before, recorded, List.of("c2", "old")))
                .containsExactly("register of 2026-05: 1 of 3 lost, 0 that nobody recorded, 0 twice");
        assertThat(FigureCheck.register("2026-05", before, recorded, List.of("c2", "old", "c1", "c1")))
                .hasSize(1);
        assertThat(FigureCheck.register("2026-05", before, recorded, List.of("c2", "old", "c1", "c3")))
                .hasSize(1);
    }
}
