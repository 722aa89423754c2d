package org.ibasho.consultation.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.ibasho.consultation.dispatch.DispatchEvent.Accepted;
import org.ibasho.consultation.dispatch.DispatchEvent.AskedAgain;
import org.ibasho.consultation.dispatch.DispatchEvent.Concluded;
import org.ibasho.consultation.dispatch.DispatchEvent.Declined;
import org.ibasho.consultation.dispatch.DispatchEvent.Relocated;
import org.ibasho.consultation.dispatch.DispatchEvent.Reminded;
import org.ibasho.consultation.dispatch.DispatchEvent.Requested;
import org.ibasho.consultation.dispatch.DispatchEvent.Withdrawn;
import org.ibasho.consultation.dispatch.DispatchRequest.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the list of requests: one row per gathering that needs a counsellor. */
@Component
class DispatchRequestsProjector implements ReadModel<DispatchEvent, DispatchRequest> {

    private static final Upsert<VersionedRow<DispatchRequest>> REQUESTS = Upsert.<VersionedRow<DispatchRequest>>into(
                    "dispatch_request")
            .key("gathering_id", "varchar", VersionedRow::streamId)
            .column("programme", "varchar", shown -> shown.row().programme())
            .column("kind", "varchar", shown -> shown.row().kind())
            .column("starts_at", "timestamptz", shown -> shown.row().startsAt())
            .column("ends_at", "timestamptz", shown -> shown.row().endsAt())
            .column("venue", "text", shown -> shown.row().venue())
            .column("town", "text", shown -> shown.row().town())
            .column("doors", "text[]", shown -> shown.row().doors())
            .column("state", "varchar", shown -> shown.row().state())
            .column("counsellor", "text", shown -> shown.row().counsellor())
            .column("reason", "text", shown -> shown.row().reason())
            .column("answer_by", "timestamptz", shown -> shown.row().answerBy())
            .column("version", "bigint", VersionedRow::version)
            .build();

    @Override
    public String name() {
        return Dispatches.REQUESTS;
    }

    @Override
    public Class<DispatchEvent> events() {
        return DispatchEvent.class;
    }

    @Override
    public DispatchRequest evolve(@Nullable DispatchRequest row, DispatchEvent event) {
        return switch (event) {
            case Requested it -> requested(it);
            case AskedAgain it ->
                after(Objects.requireNonNull(row), it.startsAt(), it.endsAt(), State.REQUESTED, null, null, null);
            case Reminded it -> reminded(Objects.requireNonNull(row), it.answerBy());
            case Relocated it -> relocated(Objects.requireNonNull(row), it);
            case Accepted it -> answered(Objects.requireNonNull(row), State.ACCEPTED, it.counsellor(), null);
            case Declined it -> answered(Objects.requireNonNull(row), State.DECLINED, null, it.reason());
            case Withdrawn _ -> ended(Objects.requireNonNull(row), State.WITHDRAWN);
            case Concluded _ -> ended(Objects.requireNonNull(row), State.CONCLUDED);
        };
    }

    private static DispatchRequest requested(Requested it) {
        return new DispatchRequest(
                it.gatheringId(),
                it.programme(),
                it.kind(),
                it.startsAt(),
                it.endsAt(),
                it.venue(),
                it.town(),
                it.doors(),
                State.REQUESTED,
                null,
                null,
                null);
    }

    private static DispatchRequest reminded(DispatchRequest it, Instant answerBy) {
        return after(it, it.startsAt(), it.endsAt(), it.state(), it.counsellor(), it.reason(), answerBy);
    }

    private static DispatchRequest relocated(DispatchRequest before, Relocated it) {
        return new DispatchRequest(
                before.gatheringId(),
                before.programme(),
                before.kind(),
                before.startsAt(),
                before.endsAt(),
                it.venue(),
                it.town(),
                it.doors(),
                before.state(),
                before.counsellor(),
                before.reason(),
                before.answerBy());
    }

    private static DispatchRequest answered(
            DispatchRequest it, State answer, @Nullable String counsellor, @Nullable String reason) {
        return after(it, it.startsAt(), it.endsAt(), answer, counsellor, reason, null);
    }

    private static DispatchRequest ended(DispatchRequest it, State end) {
        return after(it, it.startsAt(), it.endsAt(), end, it.counsellor(), it.reason(), null);
    }

    private static DispatchRequest after(
            DispatchRequest it,
            Instant start,
            Instant end,
            State state,
            @Nullable String counsellor,
            @Nullable String reason,
            @Nullable Instant answerBy) {
        return new DispatchRequest(
                it.gatheringId(),
                it.programme(),
                it.kind(),
                start,
                end,
                it.venue(),
                it.town(),
                it.doors(),
                state,
                counsellor,
                reason,
                answerBy);
    }

    @Override
    public List<VersionedRow<DispatchRequest>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select * from dispatch_request where gathering_id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new VersionedRow<>(
                        row.getString("gathering_id"), row.getLong("version"), DispatchRequests.request(row)))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<DispatchRequest>> rows) {
        REQUESTS.write(jdbc, rows);
    }
}
