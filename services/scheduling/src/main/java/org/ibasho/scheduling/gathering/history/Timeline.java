package org.ibasho.scheduling.gathering.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ibasho.scheduling.gathering.Details;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.jspecify.annotations.Nullable;

/** Renders events as changes. It keeps the previous state, so that a revision shows what it changed. */
final class Timeline {

    private @Nullable Content content;

    /** The values that can be revised. */
    private record Content(@Nullable String theme, String venue, String town, List<String> doors, Details details) {}

    List<RenderedChange> tell(GatheringEvent event) {
        return switch (event) {
            case GatheringEvent.Planned it -> {
                content = new Content(it.theme(), it.venue(), it.town(), it.doors(), it.details());
                yield List.of(
                        RenderedChange.at(it.lateRecord() ? "planned-late" : "planned", it.startsAt(), it.endsAt()));
            }
            case GatheringEvent.Published _ -> List.of(RenderedChange.of("published"));
            case GatheringEvent.Rescheduled it ->
                List.of(RenderedChange.at(it.lateRecord() ? "moved-late" : "moved", it.startsAt(), it.endsAt()));
            case GatheringEvent.Revised it -> revised(it);
            case GatheringEvent.Cancelled it ->
                List.of(RenderedChange.of(it.replacementId() == null ? "cancelled" : "replaced", it.reason()));
            case GatheringEvent.Concluded _ -> List.of(RenderedChange.of("concluded"));
        };
    }

    private List<RenderedChange> revised(GatheringEvent.Revised it) {
        Content before = Objects.requireNonNull(content);
        Content now = new Content(
                it.theme(),
                it.venue(),
                it.town(),
                Objects.requireNonNullElse(it.doors(), before.doors),
                Objects.requireNonNullElse(it.details(), before.details));
        content = now;
        List<RenderedChange> said = new ArrayList<>();
        if (!Objects.equals(now.theme, before.theme)) {
            said.add(now.theme == null ? RenderedChange.of("theme-none") : RenderedChange.of("theme", now.theme));
        }
        if (!(now.venue.equals(before.venue) && now.town.equals(before.town))) {
            said.add(RenderedChange.of("venue", now.venue, now.town));
        }
        if (!now.doors.equals(before.doors)) {
            said.add(RenderedChange.of("doors"));
        }
        if (!now.details.equals(before.details)) {
            said.add(RenderedChange.of("details"));
        }
        return said;
    }
}
