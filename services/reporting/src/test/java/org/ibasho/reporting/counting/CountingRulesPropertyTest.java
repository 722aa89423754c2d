package org.ibasho.reporting.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ibasho.reporting.counting.Figures.Gatherings;
import org.ibasho.reporting.counting.Figures.ProgrammeFigures;
import org.ibasho.reporting.counting.Figures.Row;
import org.ibasho.reporting.counting.MonthFacts.Consultation;
import org.ibasho.reporting.counting.MonthFacts.Gathering;
import org.ibasho.reporting.counting.MonthFacts.State;
import org.ibasho.reporting.counting.MonthFacts.Visits;

/** Properties that hold for every month, including unknown newer codes. */
class CountingRulesPropertyTest {

    private static final Arbitrary<String> PROGRAMMES = Arbitraries.of("SANGO", "YORIDOKORO", "NEWER");

    @Property
    void every_table_adds_up_to_its_total(@ForAll("months") MonthFacts facts) {
        Figures figures = CountingRules.count(facts);

        for (ProgrammeFigures it : figures.programmes()) {
            assertThat(it.visits().byWho().values().stream()
                            .mapToInt(Row::total)
                            .sum())
                    .isEqualTo(it.visits().total());
            assertThat(sum(it.visits().byVisit())).isEqualTo(it.visits().total());
            it.visits()
                    .byWho()
                    .values()
                    .forEach(row -> assertThat(sum(row.byVisit())).isEqualTo(row.total()));
            assertThat(sum(it.consultations().byChannel()))
                    .isEqualTo(it.consultations().total());
            assertAddsUp(it.gatherings());
        }
        assertThat(sum(figures.elsewhere().byChannel()))
                .isEqualTo(figures.elsewhere().total());
        assertAddsUp(figures.total().gatherings());
    }

    @Property
    void nothing_is_lost_and_nothing_counts_twice(@ForAll("months") MonthFacts facts) {
        Figures figures = CountingRules.count(facts);
        List<ProgrammeFigures> all = figures.programmes();

        assertThat(all.stream().mapToInt(it -> it.gatherings().announced()).sum())
                .isEqualTo(facts.gatherings().size())
                .isEqualTo(figures.total().gatherings().announced());
        assertThat(all.stream().mapToInt(it -> it.visits().total()).sum())
                .isEqualTo(facts.visits().stream().mapToInt(Visits::count).sum())
                .isEqualTo(figures.total().visits());
        assertThat(all.stream().mapToInt(it -> it.consultations().total()).sum()
                        + figures.elsewhere().total())
                .isEqualTo(facts.consultations().size())
                .isEqualTo(figures.total().consultations());
    }

    @Property
    void the_order_of_the_facts_does_not_matter(@ForAll("months") MonthFacts facts, @ForAll Random random) {
        MonthFacts shuffled = new MonthFacts(
                shuffled(facts.gatherings(), random),
                shuffled(facts.visits(), random),
                shuffled(facts.consultations(), random));

        assertThat(CountingRules.count(shuffled))
                .hasToString(CountingRules.count(facts).toString());
    }

    @Provide
    Arbitrary<MonthFacts> months() {
        Arbitrary<Gathering> gathering = Combinators.combine(
                        PROGRAMMES, Arbitraries.of(State.class), Arbitraries.of(true, false))
                .as((programme, state, closed) -> new Gathering(programme, "OWN", state, closed));
        Arbitrary<Visits> visits = Combinators.combine(
                        PROGRAMMES,
                        Arbitraries.of("PERSON", "FAMILY", "OBSERVER", "NEWER"),
                        Arbitraries.of("FIRST", "AGAIN", "UNKNOWN", "NEWER"),
                        Arbitraries.integers().between(1, 40))
                .as(Visits::new);
        Arbitrary<Consultation> consultation = Combinators.combine(
                        PROGRAMMES.injectNull(0.4), Arbitraries.of("PHONE", "GATHERING", "NEWER"))
                .as(Consultation::new);
        return Combinators.combine(
                        gathering.list().ofMaxSize(15),
                        visits.list().ofMaxSize(15),
                        consultation.list().ofMaxSize(15))
                .as(MonthFacts::new);
    }

    private static void assertAddsUp(Gatherings it) {
        assertThat(it.held() + it.cancelled() + it.open()).isEqualTo(it.announced());
        assertThat(it.uncounted()).isLessThanOrEqualTo(it.held());
    }

    private static int sum(Map<String, Integer> cells) {
        return cells.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static <T> List<T> shuffled(List<T> list, Random random) {
        List<T> copy = new ArrayList<>(list);
        Collections.shuffle(copy, random);
        return copy;
    }
}
