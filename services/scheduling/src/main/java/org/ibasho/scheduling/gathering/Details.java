package org.ibasho.scheduling.gathering;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is good to know of a gathering beyond its time and place; everything may be left out, and all of it is public.
 *
 * @param tables what is offered side by side, such as ゲーム, 初心者, フリー
 * @param capacity about how many people the place is comfortable for; nobody is turned away
 * @param meetingPoint where an outing meets
 * @param gear what to bring to an outing
 * @param rainRule what happens to an outing when it rains
 */
public record Details(
        List<String> tables,
        @Nullable Integer capacity,
        @Nullable String meetingPoint,
        @Nullable String gear,
        @Nullable String rainRule) {

    /** Nothing more to know. */
    public static final Details NONE = new Details(List.of(), null, null, null, null);

    public Details {
        tables = List.copyOf(Objects.requireNonNullElse(tables, List.of()));
    }
}
