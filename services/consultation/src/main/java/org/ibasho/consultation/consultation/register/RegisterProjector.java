package org.ibasho.consultation.consultation.register;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.ibasho.consultation.consultation.ConsultationEvent;
import org.ibasho.consultation.consultation.ConsultationEvent.Recorded;
import org.ibasho.consultation.consultation.Consultations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the register: one row per consultation. */
@Component
class RegisterProjector implements ReadModel<ConsultationEvent, RegisterEntry> {

    private static final Upsert<VersionedRow<RegisterEntry>> REGISTER = Upsert.<VersionedRow<RegisterEntry>>into(
                    "consultation")
            .key("id", "varchar", VersionedRow::streamId)
            .column("channel", "varchar", shown -> shown.row().channel())
            .column("relationship", "varchar", shown -> shown.row().relationship())
            .column("age_band", "varchar", shown -> shown.row().ageBand())
            .column("purposes", "text[]", shown -> shown.row().purposes())
            .column("occurred_at", "timestamptz", shown -> shown.row().occurredAt())
            .column("gathering_id", "varchar", shown -> shown.row().gatheringId())
            .column("programme", "varchar", shown -> shown.row().programme())
            .column("version", "bigint", VersionedRow::version)
            .build();

    @Override
    public String name() {
        return Consultations.REGISTER;
    }

    @Override
    public Class<ConsultationEvent> events() {
        return ConsultationEvent.class;
    }

    @Override
    public RegisterEntry evolve(@Nullable RegisterEntry row, ConsultationEvent event) {
        return switch (event) {
            case Recorded it ->
                new RegisterEntry(
                        it.consultationId(),
                        it.channel(),
                        it.relationship(),
                        it.ageBand(),
                        it.purposes(),
                        it.occurredAt(),
                        it.gatheringId(),
                        it.programme());
        };
    }

    @Override
    public List<VersionedRow<RegisterEntry>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select * from consultation where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new VersionedRow<>(row.getString("id"), row.getLong("version"), Register.entry(row)))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<RegisterEntry>> rows) {
        REGISTER.write(jdbc, rows);
    }
}
