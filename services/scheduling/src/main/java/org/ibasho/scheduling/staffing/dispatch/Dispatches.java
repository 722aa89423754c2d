package org.ibasho.scheduling.staffing.dispatch;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ibasho.chassis.accesslog.Access;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.chassis.sealing.StoredJson;
import org.ibasho.contracts.consultation.DispatchRepliedV2;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.staffing.Dispatch;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stores the centre's last reply for each gathering. A request needs no row: every announced commissioned gathering is
 * a request. A reply is for one start and void after the gathering has moved. A caller that reads a name or a
 * reason here is about to show it, so this class logs it at once.
 */
@Component
public class Dispatches {

    /** What sealed values are bound to. The reply is about no member of staff, so it has a key of its own. */
    private static final String COUNSELLOR = "dispatch_reply/counsellor";

    private static final String REASON = "dispatch_reply/reason";

    private static final String RECORD = "dispatch";
    private static final String PURPOSE = "roster";

    private final JdbcClient jdbc;
    private final StoredJson stored;
    private final AccessLog log;

    Dispatches(JdbcClient jdbc, StoredJson stored, AccessLog log) {
        this.jdbc = jdbc;
        this.stored = stored;
        this.log = log;
    }

    /** The dispatch of a gathering, logged as shown; empty if its programme needs no counsellor. */
    public Optional<Dispatch> of(CalendarEntry gathering) {
        return shown(gathering, true);
    }

    /** The same for a page that shows no reason. */
    public Optional<Dispatch> withoutReason(CalendarEntry gathering) {
        return shown(gathering, false);
    }

    private Optional<Dispatch> shown(CalendarEntry gathering, boolean withReason) {
        if (!gathering.programme().needsCounsellor()) {
            return Optional.empty();
        }
        Dispatch dispatch = reply(gathering, withReason).orElseGet(() -> unanswered(gathering));
        List<String> fields = Stream.of(field("counsellor", dispatch.counsellor()), field("reason", dispatch.reason()))
                .flatMap(Optional::stream)
                .toList();
        if (!fields.isEmpty()) {
            log.shown(new Access(gathering.id(), RECORD, fields, PURPOSE));
        }
        return Optional.of(dispatch);
    }

    private static Optional<String> field(String name, @Nullable String text) {
        return text == null || text.equals(Erased.TEXT) ? Optional.empty() : Optional.of(name);
    }

    /** Whether the centre sends somebody, without saying whom. */
    public boolean isAccepted(CalendarEntry gathering) {
        return gathering.programme().needsCounsellor()
                && jdbc.sql("select accepted from dispatch_reply where gathering_id = ? and starts_at = ?")
                        .params(gathering.id(), gathering.startsAt().atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
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

    private Optional<Dispatch> reply(CalendarEntry gathering, boolean withReason) {
        return jdbc.sql("""
            select accepted, counsellor, reason from dispatch_reply where gathering_id = ? and starts_at = ?
            """)
                .params(gathering.id(), gathering.startsAt().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Dispatch(
                        row.getBoolean("accepted") ? Dispatch.State.ACCEPTED : Dispatch.State.DECLINED,
                        stored.open(gathering.id(), COUNSELLOR, row.getString("counsellor")),
                        withReason ? stored.open(gathering.id(), REASON, row.getString("reason")) : null,
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
