package org.ibasho.consultation.dispatch;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the list of requests: one row per gathering that needs a counsellor. */
@Component
class DispatchRequestsProjector implements ReadModel<DispatchEvent, DispatchRequest> {

    private final DispatchRequestRows rows;
    private final Upsert<VersionedRow<DispatchRequest>> upsert;

    DispatchRequestsProjector(DispatchRequestRows rows) {
        this.rows = rows;
        this.upsert = Upsert.<VersionedRow<DispatchRequest>>into("dispatch_request")
                .key("gathering_id", "varchar", VersionedRow::streamId)
                .column("programme", "varchar", shown -> shown.row().programme())
                .column("kind", "varchar", shown -> shown.row().kind())
                .column("starts_at", "timestamptz", shown -> shown.row().startsAt())
                .column("ends_at", "timestamptz", shown -> shown.row().endsAt())
                .column("venue", "text", shown -> shown.row().venue())
                .column("town", "text", shown -> shown.row().town())
                .column("doors", "text[]", shown -> shown.row().doors())
                .column("state", "varchar", shown -> shown.row().state())
                .column("counsellor_id", "varchar", shown -> shown.row().counsellorId())
                .column("reason", "text", shown -> rows.sealedReason(shown.row()))
                .column("answer_by", "timestamptz", shown -> shown.row().answerBy())
                .column("version", "bigint", VersionedRow::version)
                .build();
    }

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
        return DispatchRequest.after(row, event);
    }

    @Override
    public List<VersionedRow<DispatchRequest>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select * from dispatch_request where gathering_id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) ->
                        new VersionedRow<>(row.getString("gathering_id"), row.getLong("version"), rows.request(row)))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<DispatchRequest>> changed) {
        upsert.write(jdbc, changed);
    }
}
