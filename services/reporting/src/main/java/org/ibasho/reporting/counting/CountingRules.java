package org.ibasho.reporting.counting;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.reporting.counting.Figures.Consultations;
import org.ibasho.reporting.counting.Figures.Gatherings;
import org.ibasho.reporting.counting.Figures.ProgrammeFigures;
import org.ibasho.reporting.counting.Figures.Row;
import org.ibasho.reporting.counting.Figures.Total;
import org.ibasho.reporting.counting.MonthFacts.Consultation;
import org.ibasho.reporting.counting.MonthFacts.Gathering;
import org.ibasho.reporting.counting.MonthFacts.State;
import org.ibasho.reporting.counting.MonthFacts.Visits;

/**
 * The rules for counting a month: a pure function of its facts. A changed rule is a new version, so that figures of two
 * years can be compared. Source: the domain page, "Counting rules" and "Programmes and gatherings".
 * <ul>
 *   <li>A concluded gathering was held, also with 0 visits. A gathering is cancelled if it was cancelled after the
 *       announcement.
 *   <li>A gathering belongs to the month of its current start in Japan.
 *   <li>Visits (延人数) are those of closed doors, whatever the outcome of the gathering. A person concerned and a parent
 *       who come together are two visits, one 本人 and one 家族.
 *   <li>不明 is a row of every table, and every table adds up to its total.
 *   <li>A consultation at a gathering counts under the gathering's programme, any other under the centre, through any
 *       channel and on any day.
 * </ul>
 */
public final class CountingRules {

    /** The version that a report names. */
    public static final String VERSION = "2026-1";

    private static final List<String> WHO = List.of("PERSON", "FAMILY", "OBSERVER");
    private static final List<String> VISIT = List.of("FIRST", "AGAIN", "UNKNOWN");
    private static final List<String> CHANNEL =
            List.of("VISIT", "PHONE", "MAIL", "HOME_VISIT", "GATHERING", "ONLINE", "LETTER", "OTHER");
    private static final List<String> PROGRAMME = List.of("SANGO", "YORIDOKORO");
    private static final Map<String, String> MANDATE = Map.of("SANGO", "OWN", "YORIDOKORO", "COMMISSIONED");

    private CountingRules() {}

    /** The month's figures. */
    public static Figures count(MonthFacts facts) {
        List<ProgrammeFigures> programmes = programmes(facts).stream()
                .map(programme -> programme(programme, facts))
                .toList();
        Consultations elsewhere = consultations(facts.consultations().stream()
                .filter(it -> it.programme() == null)
                .toList());
        Total total = new Total(
                gatherings(facts.gatherings()),
                facts.visits().stream().mapToInt(Visits::count).sum(),
                facts.consultations().size());
        return new Figures(programmes, elsewhere, total);
    }

    private static SequencedSet<String> programmes(MonthFacts facts) {
        Stream<String> found = Stream.of(
                        facts.gatherings().stream().map(Gathering::programme),
                        facts.visits().stream().map(Visits::programme),
                        facts.consultations().stream().flatMap(it -> Stream.ofNullable(it.programme())))
                .flatMap(Function.identity());
        return withNewer(PROGRAMME, found);
    }

    private static ProgrammeFigures programme(String programme, MonthFacts facts) {
        List<Gathering> gatherings = of(facts.gatherings(), it -> programme.equals(it.programme()));
        String mandate =
                gatherings.stream().map(Gathering::mandate).sorted().findFirst().orElse(MANDATE.get(programme));
        return new ProgrammeFigures(
                programme,
                mandate,
                gatherings(gatherings),
                visits(of(facts.visits(), it -> programme.equals(it.programme()))),
                consultations(of(facts.consultations(), it -> programme.equals(it.programme()))));
    }

    private static Gatherings gatherings(List<Gathering> all) {
        return new Gatherings(
                all.size(),
                of(all, it -> it.state() == State.CONCLUDED).size(),
                of(all, it -> it.state() == State.CANCELLED).size(),
                of(all, it -> it.state() == State.ANNOUNCED).size(),
                of(all, it -> it.state() == State.CONCLUDED && !it.doorClosed()).size());
    }

    private static Figures.Visits visits(List<Visits> all) {
        SequencedSet<String> columns = withNewer(VISIT, all.stream().map(Visits::visit));
        SequencedMap<String, Row> byWho = new LinkedHashMap<>();
        for (String who : withNewer(WHO, all.stream().map(Visits::who))) {
            List<Visits> theirs = of(all, it -> who.equals(it.who()));
            byWho.put(who, new Row(sums(columns, theirs, Visits::visit, Visits::count), sum(theirs)));
        }
        return new Figures.Visits(sum(all), byWho, sums(columns, all, Visits::visit, Visits::count));
    }

    private static Consultations consultations(List<Consultation> all) {
        SequencedSet<String> channels = withNewer(CHANNEL, all.stream().map(Consultation::channel));
        return new Consultations(all.size(), sums(channels, all, Consultation::channel, it -> 1));
    }

    private static int sum(List<Visits> visits) {
        return visits.stream().mapToInt(Visits::count).sum();
    }

    /** One sum per code, including zeros. */
    private static <T> SequencedMap<String, Integer> sums(
            SequencedSet<String> codes, List<T> all, Function<T, String> code, ToIntFunction<T> count) {
        SequencedMap<String, Integer> sums = new LinkedHashMap<>();
        codes.forEach(it -> sums.put(it, 0));
        all.forEach(it -> sums.merge(code.apply(it), count.applyAsInt(it), Integer::sum));
        return sums;
    }

    /** The codes of the list, then unknown newer ones, without which a table would not add up. */
    private static SequencedSet<String> withNewer(List<String> codes, Stream<String> found) {
        return Stream.concat(codes.stream(), found.collect(Collectors.toCollection(TreeSet::new)).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static <T> List<T> of(List<T> all, Predicate<T> which) {
        return all.stream().filter(which).toList();
    }
}
