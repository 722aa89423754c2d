package org.ibasho.attendance.door;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ibasho.attendance.door.mark.VisitCategory;

/** The marks of one gathering by id. Ids of undone marks stay known, so that a late repetition does not count again. */
record Marks(Map<String, VisitCategory> counted, Set<String> undone) {

    static final Marks NONE = new Marks(Map.of(), Set.of());

    boolean knows(String id) {
        return counted.containsKey(id) || undone.contains(id);
    }

    boolean counts(String id) {
        return counted.containsKey(id);
    }

    Marks with(String id, VisitCategory category) {
        Map<String, VisitCategory> more = new HashMap<>(counted);
        more.put(id, category);
        return new Marks(more, undone);
    }

    Marks without(String id) {
        Map<String, VisitCategory> fewer = new HashMap<>(counted);
        fewer.remove(id);
        Set<String> more = new HashSet<>(undone);
        more.add(id);
        return new Marks(fewer, more);
    }

    int total() {
        return counted.size();
    }

    /** In a fixed order, so that equal marks lead to equal events. */
    List<DoorEvent.Sum> sums() {
        Map<VisitCategory, Integer> sums = new TreeMap<>();
        counted.values().forEach(category -> sums.merge(category, 1, Integer::sum));
        return sums.entrySet().stream()
                .map(sum -> new DoorEvent.Sum(
                        sum.getKey().who().name(),
                        sum.getKey().visit().name(),
                        sum.getKey().entrance().name(),
                        sum.getValue()))
                .toList();
    }
}
