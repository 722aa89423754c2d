package org.ibasho.attendance.door;

import java.util.HashMap;
import java.util.HashSet;
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

    /** Whether this id is counted under another category: then it is another mark. */
    boolean differs(String id, VisitCategory category) {
        VisitCategory known = counted.get(id);
        return known != null && !known.equals(category);
    }

    /** The number of marks that count, by category. */
    Map<VisitCategory, Integer> counts() {
        Map<VisitCategory, Integer> counts = new TreeMap<>();
        counted.values().forEach(category -> counts.merge(category, 1, Integer::sum));
        return counts;
    }
}
