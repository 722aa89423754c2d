package org.ibasho.scheduling.staffing.dispatch;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.ibasho.chassis.sealing.StoredJson;
import org.ibasho.contracts.consultation.DispatchRepliedV2;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.staffing.Dispatch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores the centre's last reply for each gathering. A request needs no row: every announced commissioned gathering is
 * a request. A reply is for one start and void after the gathering has moved.
 */
@Component
public class Dispatches {

    /** What sealed values are bound to. The reply is about no member of staff, so it has a key of its own. */
    private static final String COUNSELLOR = "dispatch_reply/counsellor";

    private static final String REASON = "dispatch_reply/reason";

    private final JdbcClient jdbc;
    private final StoredJson stored;

    Dispatches(JdbcClient jdbc, StoredJson stored) {
        this.jdbc = jdbc;
        this.stored = stored;
    }

    /** The dispatch of a gathering; empty if its programme needs no counsellor. */
    public Optional<Dispatch> of(CalendarEntry gathering) {
        if (!gathering.programme().needsCounsellor()) {
            return Optional.empty();
        }
        return Optional.of(reply(gathering).orElseGet(() -> unanswered(gathering)));
    }

    private Dispatch unanswered(CalendarEntry gathering) {
        return gathering.announced()
                ? new Dispatch(Dispatch.State.REQUESTED, null, null, reminder(gathering))
                : new Dispatch(Dispatch.State.NOT_REQUESTED, null, null, null);
    }

    private @Nullable Instant reminder(CalendarEntry gathering) {
        return jdbc.sql("select answer_by from dispatch_reminder where gathering_id = ? and starts_at = ?")
                .params(gathering.id(), gathering.startsAt().atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        row.getObject("answer_by", OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
    }

    private Optional<Dispatch> reply(CalendarEntry gathering) {
        return jdbc.sql("""
            select accepted, counsellor, reason from dispatch_reply where gathering_id = ? and starts_at = ?
            """)
                .params(gathering.id(), gathering.startsAt().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Dispatch(
                        row.getBoolean("accepted") ? Dispatch.State.ACCEPTED : Dispatch.State.DECLINED,
                        stored.open(gathering.id(), COUNSELLOR, row.getString("counsellor")),
                        stored.open(gathering.id(), REASON, row.getString("reason")),
                        null))
                .optional();
    }

    /**
     * Stores a reply.
     *
     * @param counsellor the name, opened; null if there is none
     * @param reason the reason, opened; null if there is none
     */
    void keep(DispatchRepliedV2 reply, @Nullable String counsellor, @Nullable String reason) {
        OffsetDateTime startsAt = reply.startsAt();
        jdbc.sql("""
            insert into dispatch_reply (gathering_id, starts_at, accepted, counsellor, reason)
            values (?, ?, ?, ?, ?)
            on conflict (gathering_id) do update set starts_at = excluded.starts_at, accepted = excluded.accepted,
                counsellor = excluded.counsellor, reason = excluded.reason
            """)
                .params(reply.gatheringId(), startsAt, reply.accepted())
                .param(stored.seal(reply.gatheringId(), COUNSELLOR, counsellor))
                .param(stored.seal(reply.gatheringId(), REASON, reason))
                .update();
    }
}
