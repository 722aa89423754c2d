package org.ibasho.scheduling.staffing.staff;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.ibasho.chassis.sealing.StoredJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Builds the list of staff: one row per person, with everything that a decision uses. */
@Component
class StaffProjector implements ReadModel<StaffEvent, StaffMember> {

    private final StoredJson json;
    private final Upsert<VersionedRow<StaffMember>> staff;

    StaffProjector(StoredJson json) {
        this.json = json;
        this.staff = Upsert.<VersionedRow<StaffMember>>into("staff")
                .key("id", "varchar", VersionedRow::streamId)
                .column("status", "varchar", shown -> shown.row().status())
                .column("member", "jsonb", shown -> json.write(shown.row()))
                .column("version", "bigint", VersionedRow::version)
                .build();
    }

    @Override
    public String name() {
        return StaffMembers.STAFF;
    }

    @Override
    public Class<StaffEvent> events() {
        return StaffEvent.class;
    }

    @Override
    public StaffMember evolve(@Nullable StaffMember row, StaffEvent event) {
        return (row == null ? StaffMember.UNKNOWN : row).evolve(event);
    }

    @Override
    public List<VersionedRow<StaffMember>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select id, member, version from staff where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new VersionedRow<>(
                        row.getString("id"),
                        row.getLong("version"),
                        json.read(row.getString("member"), StaffMember.class)))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<StaffMember>> rows) {
        staff.write(jdbc, rows);
    }
}
