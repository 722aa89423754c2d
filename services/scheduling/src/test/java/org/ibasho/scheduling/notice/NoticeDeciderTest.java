package org.ibasho.scheduling.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ibasho.scheduling.gathering.GatheringEvent;
import org.ibasho.scheduling.gathering.GatheringEvent.Cancelled;
import org.ibasho.scheduling.gathering.GatheringEvent.Concluded;
import org.ibasho.scheduling.gathering.GatheringEvent.Planned;
import org.ibasho.scheduling.gathering.GatheringEvent.Published;
import org.ibasho.scheduling.gathering.GatheringEvent.Rescheduled;
import org.junit.jupiter.api.Test;

class NoticeDeciderTest {

    private static final String ID = "7";
    private static final Instant START = Instant.parse("2026-12-05T04:30:00Z");
    private static final Instant END = Instant.parse("2026-12-05T07:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-12-01T00:00:00Z");
    private static final Instant DURING = Instant.parse("2026-12-05T06:00:00Z");
    private static final Planned PLANNED =
            new Planned(ID, "SANGO", "OUTING", "OWN", null, START, END, "会館", "小樽市", List.of("VENUE"));
    private static final Published PUBLISHED =
            new Published(ID, "SANGO", "OUTING", "OWN", START, END, "会館", "小樽市", List.of("VENUE"));

    private static Optional<PendingNotice> told(Instant at, GatheringEvent... history) {
        List<GatheringEvent> events = new ArrayList<>(Arrays.asList(history));
        GatheringEvent last = events.removeLast();
        return NoticeDecider.decide(events, last, at);
    }

    private static Optional<PendingNotice> notice(NoticeReason news, String... towns) {
        return Optional.of(new PendingNotice(news, "SANGO", "OUTING", Set.of(towns)));
    }

    private static Rescheduled moved(Instant start, boolean published) {
        return new Rescheduled(ID, start, start.plusSeconds(60), published);
    }

    @Test
    void notifies_nobody_of_plans_or_conclusions() {
        assertThat(told(BEFORE, PLANNED)).isEmpty();
        assertThat(told(BEFORE, PLANNED, PUBLISHED, new Concluded(ID))).isEmpty();
        assertThat(told(BEFORE, PLANNED, moved(START, false))).isEmpty();
        assertThat(told(BEFORE, PLANNED, new Cancelled(ID, "雪", false))).isEmpty();
    }

    @Test
    void ignores_a_history_that_does_not_begin_with_a_plan() {
        assertThat(told(BEFORE, PUBLISHED)).isEmpty();
        assertThat(told(BEFORE, PUBLISHED, new Cancelled(ID, "雪", true))).isEmpty();
    }

    @Test
    void notifies_of_an_announcement_except_of_a_late_record() {
        assertThat(told(BEFORE, PLANNED, PUBLISHED)).isEqualTo(notice(NoticeReason.ANNOUNCED, "小樽市"));
        assertThat(told(DURING, PLANNED, PUBLISHED)).isEqualTo(notice(NoticeReason.ANNOUNCED, "小樽市"));
        assertThat(told(END, PLANNED, PUBLISHED)).isEmpty();
    }

    @Test
    void notifies_of_a_move_while_the_old_or_the_new_time_is_in_the_future() {
        Instant later = END.plusSeconds(3600);
        assertThat(told(BEFORE, PLANNED, PUBLISHED, moved(later, true))).isEqualTo(notice(NoticeReason.MOVED, "小樽市"));
        assertThat(told(END, PLANNED, PUBLISHED, moved(later, true))).isEqualTo(notice(NoticeReason.MOVED, "小樽市"));
        assertThat(told(DURING, PLANNED, PUBLISHED, moved(BEFORE, true))).isEqualTo(notice(NoticeReason.MOVED, "小樽市"));
        assertThat(told(END, PLANNED, PUBLISHED, moved(BEFORE, true))).isEmpty();
        assertThat(told(END, PLANNED, PUBLISHED, moved(later, true), new Cancelled(ID, "雪", true)))
                .isEqualTo(notice(NoticeReason.CANCELLED, "小樽市"));
    }

    @Test
    void notifies_of_a_cancellation_until_the_end() {
        assertThat(told(DURING, PLANNED, PUBLISHED, new Cancelled(ID, "雪", true)))
                .isEqualTo(notice(NoticeReason.CANCELLED, "小樽市"));
        assertThat(told(END, PLANNED, PUBLISHED, new Cancelled(ID, "雪", true))).isEmpty();
    }

    @Test
    void notifies_both_towns_of_a_move_between_them() {
        assertThat(told(BEFORE, PLANNED, PUBLISHED, revised("駅前", "江別市", true)))
                .isEqualTo(notice(NoticeReason.REPLACED, "小樽市", "江別市"));
        assertThat(told(BEFORE, PLANNED, PUBLISHED, revised("駅前", "小樽市", true)))
                .isEqualTo(notice(NoticeReason.REPLACED, "小樽市"));
        assertThat(told(BEFORE, PLANNED, PUBLISHED, revised("会館", "江別市", true)))
                .isEqualTo(notice(NoticeReason.REPLACED, "小樽市", "江別市"));
        assertThat(told(BEFORE, PLANNED, PUBLISHED, revised("駅前", "江別市", true), new Cancelled(ID, "雪", true)))
                .isEqualTo(notice(NoticeReason.CANCELLED, "江別市"));
    }

    @Test
    void does_not_publish_changed_themes_or_changed_plans() {
        assertThat(told(BEFORE, PLANNED, PUBLISHED, revised("会館", "小樽市", true))).isEmpty();
        assertThat(told(BEFORE, PLANNED, revised("駅前", "江別市", false))).isEmpty();
        assertThat(told(END, PLANNED, PUBLISHED, revised("駅前", "江別市", true))).isEmpty();
    }

    private static GatheringEvent revised(String venue, String town, boolean published) {
        return new GatheringEvent.Revised(ID, "冬", venue, town, published, null, null, true);
    }
}
