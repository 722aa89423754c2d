package org.ibasho.scheduling.gathering;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Optional public details of a gathering beyond its time and place.
 *
 * @param tables tables offered in parallel, such as ゲーム, 初心者, フリー
 * @param capacity for about how many people the place is comfortable; nobody is turned away
 * @param meetingPoint where an outing meets
 * @param gear things to bring to an outing
 * @param rainRule the plan for an outing when it rains
 */
public record Details(
        List<String> tables,
        @Nullable Integer capacity,
        @Nullable String meetingPoint,
        @Nullable String gear,
        @Nullable String rainRule) {

    /** No details. */
    public static final Details NONE = new Details(List.of(), null, null, null, null);

    public Details {
        tables = List.copyOf(Objects.requireNonNullElse(tables, List.of()));
    }
}
