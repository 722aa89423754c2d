package org.ibasho.scheduling.gathering.observer;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Builds the list of permits: one row per permit, with its gatherings. */
@Component
class PermitProjector implements ReadModel<PermitEvent, Permit> {

    static final String PERMIT = "permit";

    private final JsonMapper json;
    private final Upsert<VersionedRow<Permit>> permits;

    PermitProjector(JsonMapper json) {
        this.json = json;
        this.permits = Upsert.<VersionedRow<Permit>>into(PERMIT)
                .key("id", "varchar", VersionedRow::streamId)
                .column("programme", "varchar", shown -> shown.row().programme())
                .column("valid_until", "text", shown -> shown.row().validUntil().toString())
                .column("gatherings", "text[]", shown -> shown.row().gatherings())
                .column("permit", "jsonb", shown -> json.writeValueAsString(shown.row()))
                .column("version", "bigint", VersionedRow::version)
                .build();
    }

    @Override
    public String name() {
        return PERMIT;
    }

    @Override
    public Class<PermitEvent> events() {
        return PermitEvent.class;
    }

    @Override
    public Permit evolve(@Nullable Permit row, PermitEvent event) {
        return (row == null ? Permit.NONE : row).evolve(event);
    }

    @Override
    public List<VersionedRow<Permit>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select id, permit, version from permit where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new VersionedRow<>(
                        row.getString("id"),
                        row.getLong("version"),
                        json.readValue(row.getString("permit"), Permit.class)))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<Permit>> rows) {
        permits.write(jdbc, rows);
    }
}
