package org.ibasho.attendance.door.tally;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.attendance.door.mark.Who;

/**
 * The tally of a gathering. Every table adds up to the total.
 *
 * @param sums the visits by who, visit and door, without combinations that did not occur
 */
public record Tally(List<Sum> sums) {

    private static final Comparator<Sum> ORDER =
            Comparator.comparing(Sum::who).thenComparing(Sum::visit).thenComparing(Sum::door);

    public Tally {
        sums = sums.stream().sorted(ORDER).toList();
    }

    /** The number of visits of one combination; 1 or more. */
    public record Sum(Who who, Visit visit, Entrance door, int count) {}

    public int total() {
        return sums.stream().mapToInt(Sum::count).sum();
    }

    /** One number each, including zeros. */
    public Map<Who, Integer> byWho() {
        return by(Sum::who, Who.class);
    }

    /** One number each, including zeros. */
    public Map<Visit, Integer> byVisit() {
        return by(Sum::visit, Visit.class);
    }

    /** One number each, including zeros. */
    public Map<Entrance, Integer> byEntrance() {
        return by(Sum::door, Entrance.class);
    }

    public int of(Who who, Visit visit) {
        return sums.stream()
                .filter(sum -> sum.who() == who && sum.visit() == visit)
                .mapToInt(Sum::count)
                .sum();
    }

    /** The tally with corrections; no number is less than 0. */
    public Tally corrected(List<Sum> corrections) {
        Map<VisitCategory, Integer> numbers = new TreeMap<>();
        Stream.concat(sums.stream(), corrections.stream())
                .forEach(sum -> numbers.merge(
                        new VisitCategory(sum.who(), sum.visit(), sum.door()), sum.count(), Integer::sum));
        return new Tally(numbers.entrySet().stream()
                .filter(number -> number.getValue() > 0)
                .map(number -> new Sum(
                        number.getKey().who(),
                        number.getKey().visit(),
                        number.getKey().entrance(),
                        number.getValue()))
                .toList());
    }

    private <C extends Enum<C>> Map<C, Integer> by(Function<Sum, C> code, Class<C> codes) {
        Map<C, Integer> numbers = new EnumMap<>(codes);
        for (C each : codes.getEnumConstants()) {
            numbers.put(each, 0);
        }
        sums.forEach(sum -> numbers.merge(code.apply(sum), sum.count(), Integer::sum));
        return numbers;
    }
}
