package org.ibasho.attendance.door;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibasho.attendance.door.mark.Entrance;
import org.ibasho.attendance.door.mark.Visit;
import org.ibasho.attendance.door.mark.VisitCategory;
import org.ibasho.attendance.door.mark.Who;

/** The sum of the supervisor's corrections to each figure of a gathering. The marks stay as they were made. */
record Corrections(Map<VisitCategory, Integer> by) {

    static final Corrections NONE = new Corrections(Map.of());

    boolean isEmpty() {
        return by.isEmpty();
    }

    Corrections with(List<DoorEvent.Change> changes) {
        Map<VisitCategory, Integer> more = new TreeMap<>(by);
        changes.forEach(change -> more.merge(category(change), change.by(), Integer::sum));
        return new Corrections(more);
    }

    /** The corrected figures. A mark that is undone after its correction leaves 0 and never less. */
    Map<VisitCategory, Integer> appliedTo(Map<VisitCategory, Integer> counts) {
        Map<VisitCategory, Integer> corrected = new TreeMap<>(counts);
        by.forEach((category, difference) -> corrected.merge(category, difference, Integer::sum));
        corrected.values().removeIf(count -> count <= 0);
        return corrected;
    }

    private static VisitCategory category(DoorEvent.Change it) {
        return new VisitCategory(Who.valueOf(it.who()), Visit.valueOf(it.visit()), Entrance.valueOf(it.door()));
    }
}
