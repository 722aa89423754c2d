package org.ibasho.attendance.door.mark;

import java.util.Comparator;

/** The category that a visit is counted under; the sums are made by it. */
public record VisitCategory(Who who, Visit visit, Entrance entrance) implements Comparable<VisitCategory> {

    private static final Comparator<VisitCategory> ORDER = Comparator.comparing(VisitCategory::who)
            .thenComparing(VisitCategory::visit)
            .thenComparing(VisitCategory::entrance);

    @Override
    public int compareTo(VisitCategory other) {
        return ORDER.compare(this, other);
    }
}
