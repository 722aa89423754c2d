package org.ibasho.consultation.counsellor;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.ibasho.chassis.sealing.StoredJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the list of counsellors: one row per person. */
@Component
class CounsellorsProjector implements ReadModel<CounsellorEvent, Counsellor> {

    private final StoredJson json;
    private final Upsert<VersionedRow<Counsellor>> upsert;

    CounsellorsProjector(StoredJson json) {
        this.json = json;
        this.upsert = Upsert.<VersionedRow<Counsellor>>into("counsellor")
                .key("id", "varchar", VersionedRow::streamId)
                .column("status", "varchar", shown -> shown.row().status())
                .column("counsellor", "jsonb", shown -> json.write(shown.row()))
                .column("version", "bigint", VersionedRow::version)
                .build();
    }

    @Override
    public String name() {
        return Counsellors.COUNSELLORS;
    }

    @Override
    public Class<CounsellorEvent> events() {
        return CounsellorEvent.class;
    }

    @Override
    public Counsellor evolve(@Nullable Counsellor row, CounsellorEvent event) {
        return (row == null ? Counsellor.UNKNOWN : row).evolve(event);
    }

    @Override
    public List<VersionedRow<Counsellor>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select id, counsellor, version from counsellor where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new VersionedRow<>(
                        row.getString("id"),
                        row.getLong("version"),
                        json.read(row.getString("counsellor"), Counsellor.class)))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<Counsellor>> rows) {
        upsert.write(jdbc, rows);
    }
}
