package org.ibasho.attendance.door;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibasho.attendance.door.mark.VisitCategory;

/** Counts by category, as events have them. */
final class Figures {

    private Figures() {}

    /** In a fixed order, so that equal counts lead to equal events. */
    static List<DoorEvent.Sum> sums(Map<VisitCategory, Integer> counts) {
        return new TreeMap<>(counts)
                .entrySet().stream()
                        .map(sum -> new DoorEvent.Sum(
                                sum.getKey().who().name(),
                                sum.getKey().visit().name(),
                                sum.getKey().entrance().name(),
                                sum.getValue()))
                        .toList();
    }

    static int total(Map<VisitCategory, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
