package org.ibasho.reporting.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.ibasho.reporting.counting.Figures.Gatherings;
import org.ibasho.reporting.counting.Figures.ProgrammeFigures;
import org.ibasho.reporting.counting.Figures.Row;
import org.ibasho.reporting.counting.MonthFacts.Consultation;
import org.ibasho.reporting.counting.MonthFacts.Gathering;
import org.ibasho.reporting.counting.MonthFacts.State;
import org.ibasho.reporting.counting.MonthFacts.Visits;
import org.junit.jupiter.api.Test;

class CountingRulesTest {

    private static final Gathering HELD = new Gathering("SANGO", "OWN", State.CONCLUDED, true);

    private static ProgrammeFigures sango(MonthFacts facts) {
        return CountingRules.count(facts).programmes().getFirst();
    }

    private static MonthFacts gatherings(Gathering... gatherings) {
        return new MonthFacts(List.of(gatherings), List.of(), List.of());
    }

    private static MonthFacts visits(Visits... visits) {
        return new MonthFacts(List.of(HELD), List.of(visits), List.of());
    }

    private static MonthFacts consultations(Consultation... consultations) {
        return new MonthFacts(List.of(), List.of(), List.of(consultations));
    }

    @Test
    void a_month_without_facts_has_both_programmes_and_all_codes_at_zero() {
        Figures figures = CountingRules.count(gatherings());

        assertThat(figures.programmes())
                .extracting(ProgrammeFigures::programme, ProgrammeFigures::mandate)
                .containsExactly(tuple("SANGO", "OWN"), tuple("YORIDOKORO", "COMMISSIONED"));
        assertThat(figures.programmes()).allMatch(ProgrammeFigures::isEmpty);
        assertThat(figures.programmes().getFirst().visits().byWho().keySet())
                .containsExactly("PERSON", "FAMILY", "OBSERVER");
        assertThat(figures.programmes().getFirst().visits().byVisit().keySet())
                .containsExactly("FIRST", "AGAIN", "UNKNOWN");
        assertThat(figures.elsewhere().byChannel().keySet())
                .containsExactly("VISIT", "PHONE", "MAIL", "HOME_VISIT", "GATHERING", "ONLINE", "LETTER", "OTHER");
        assertThat(figures.elsewhere().byChannel().values()).containsOnly(0);
    }

    @Test
    void concluded_gatherings_are_held_and_unfinished_ones_open() {
        Gathering cancelled = new Gathering("SANGO", "OWN", State.CANCELLED, false);
        Gathering open = new Gathering("SANGO", "OWN", State.ANNOUNCED, true);

        assertThat(sango(gatherings(HELD, HELD, HELD, cancelled, cancelled, open))
                        .gatherings())
                .isEqualTo(new Gatherings(6, 3, 2, 1, 0));
    }

    @Test
    void a_concluded_gathering_with_an_open_door_is_held_and_uncounted() {
        Gathering doorOpen = new Gathering("SANGO", "OWN", State.CONCLUDED, false);

        assertThat(sango(gatherings(HELD, doorOpen)).gatherings()).isEqualTo(new Gatherings(2, 2, 0, 0, 1));
    }

    @Test
    void a_gathering_counts_under_its_own_programme() {
        Figures figures = CountingRules.count(
                gatherings(HELD, new Gathering("YORIDOKORO", "COMMISSIONED", State.CANCELLED, false)));

        assertThat(figures.programmes().get(0).gatherings()).isEqualTo(new Gatherings(1, 1, 0, 0, 0));
        assertThat(figures.programmes().get(1).gatherings()).isEqualTo(new Gatherings(1, 0, 1, 0, 0));
        assertThat(figures.total().gatherings()).isEqualTo(new Gatherings(2, 1, 1, 0, 0));
    }

    @Test
    void visits_are_a_table_of_who_and_how_often_with_unknown_as_a_column() {
        Figures.Visits visits = sango(visits(
                        new Visits("SANGO", "PERSON", "FIRST", 2),
                        new Visits("SANGO", "PERSON", "AGAIN", 7),
                        new Visits("SANGO", "FAMILY", "UNKNOWN", 1),
                        new Visits("YORIDOKORO", "PERSON", "FIRST", 5)))
                .visits();

        assertThat(visits.total()).isEqualTo(10);
        assertThat(visits.byWho())
                .containsEntry("PERSON", new Row(Map.of("FIRST", 2, "AGAIN", 7, "UNKNOWN", 0), 9))
                .containsEntry("FAMILY", new Row(Map.of("FIRST", 0, "AGAIN", 0, "UNKNOWN", 1), 1))
                .containsEntry("OBSERVER", new Row(Map.of("FIRST", 0, "AGAIN", 0, "UNKNOWN", 0), 0));
        assertThat(visits.byVisit().values()).containsExactly(2, 7, 1);
    }

    @Test
    void a_consultation_counts_under_its_gatherings_programme_or_under_the_centre() {
        Figures figures = CountingRules.count(consultations(
                new Consultation("YORIDOKORO", "GATHERING"),
                new Consultation(null, "PHONE"),
                new Consultation(null, "PHONE")));

        assertThat(figures.programmes().get(0).consultations().total()).isZero();
        assertThat(figures.programmes().get(1).consultations().byChannel()).containsEntry("GATHERING", 1);
        assertThat(figures.elsewhere().total()).isEqualTo(2);
        assertThat(figures.elsewhere().byChannel()).containsEntry("PHONE", 2).containsEntry("GATHERING", 0);
        assertThat(figures.total().consultations()).isEqualTo(3);
    }

    @Test
    void an_unknown_newer_code_gets_a_row() {
        Figures figures = CountingRules.count(new MonthFacts(
                List.of(new Gathering("KITCHEN", "OWN", State.CONCLUDED, true)),
                List.of(new Visits("KITCHEN", "NEIGHBOUR", "SECOND", 4)),
                List.of(new Consultation("KITCHEN", "CARRIER_PIGEON"))));
        ProgrammeFigures kitchen = figures.programmes().getLast();

        assertThat(kitchen.programme()).isEqualTo("KITCHEN");
        assertThat(kitchen.mandate()).isEqualTo("OWN");
        assertThat(kitchen.visits().byWho())
                .containsEntry("NEIGHBOUR", new Row(Map.of("FIRST", 0, "AGAIN", 0, "UNKNOWN", 0, "SECOND", 4), 4));
        assertThat(kitchen.consultations().byChannel()).containsEntry("CARRIER_PIGEON", 1);
        assertThat(figures.total().visits()).isEqualTo(4);
    }
}
