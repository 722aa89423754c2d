package org.ibasho.scheduling.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.gathering.GatheringEvent.Cancelled;
import org.ibasho.scheduling.gathering.GatheringEvent.Concluded;
import org.ibasho.scheduling.gathering.GatheringEvent.Planned;
import org.ibasho.scheduling.gathering.GatheringEvent.Published;
import org.ibasho.scheduling.gathering.GatheringEvent.Rescheduled;
import org.ibasho.scheduling.gathering.GatheringEvent.Revised;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a change leads to a notice: a pure function of the gathering's history. Changes before the
 * announcement or after the end do not.
 */
public final class NoticeDecider {

    private NoticeDecider() {}

    /**
     * @param before the earlier events of the gathering, in order
     * @param last the new event
     * @param at when the new event was stored
     */
    public static Optional<PendingNotice> decide(List<GatheringEvent> before, GatheringEvent last, Instant at) {
        Standing standing = null;
        for (GatheringEvent event : before) {
            standing = Standing.after(standing, event);
        }
        return standing == null ? Optional.empty() : news(standing, last, at);
    }

    private static Optional<PendingNotice> news(Standing was, GatheringEvent last, Instant at) {
        return switch (last) {
            case Planned _, Concluded _ -> Optional.empty();
            case Published it ->
                it.endsAt().isAfter(at) ? was.notice(NoticeReason.ANNOUNCED, it.town()) : Optional.empty();
            case Rescheduled it -> {
                boolean ahead = it.endsAt().isAfter(at) || was.endsAt.isAfter(at);
                yield it.published() && ahead ? was.notice(NoticeReason.MOVED, was.town) : Optional.empty();
            }
            case Revised it -> {
                boolean elsewhere = !it.venue().equals(was.venue) || !it.town().equals(was.town);
                yield it.published() && elsewhere && was.endsAt.isAfter(at)
                        ? was.notice(NoticeReason.REPLACED, it.town())
                        : Optional.empty();
            }
            case Cancelled it ->
                it.published() && was.endsAt.isAfter(at)
                        ? was.notice(NoticeReason.CANCELLED, was.town)
                        : Optional.empty();
        };
    }

    /** The state of a gathering before the new event. */
    private record Standing(String programme, String kind, Instant endsAt, String venue, String town) {

        static @Nullable Standing after(@Nullable Standing was, GatheringEvent event) {
            if (event instanceof Planned it) {
                return new Standing(it.programme(), it.kind(), it.endsAt(), it.venue(), it.town());
            }
            return was == null ? null : was.then(event);
        }

        private Standing then(GatheringEvent event) {
            return switch (event) {
                case Rescheduled it -> new Standing(programme, kind, it.endsAt(), venue, town);
                case Revised it -> new Standing(programme, kind, endsAt, it.venue(), it.town());
                case Planned _, Published _, Cancelled _, Concluded _ -> this;
            };
        }

        Optional<PendingNotice> notice(NoticeReason news, String townNow) {
            Set<String> towns = townNow.equals(town) ? Set.of(town) : Set.of(town, townNow);
            return Optional.of(new PendingNotice(news, programme, kind, towns));
        }
    }
}
