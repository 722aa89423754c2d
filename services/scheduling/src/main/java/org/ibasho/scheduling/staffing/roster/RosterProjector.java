package org.ibasho.scheduling.staffing.roster;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Builds the rosters: one row per gathering with roster events. */
@Component
public class RosterProjector implements ReadModel<RosterEvent, RosterProjector.Row> {

    static final String ROSTER = "roster";

    private final JsonMapper json;
    private final Upsert<VersionedRow<Row>> rosters;

    RosterProjector(JsonMapper json) {
        this.json = json;
        this.rosters = Upsert.<VersionedRow<Row>>into(ROSTER)
                .key("id", "varchar", VersionedRow::streamId)
                .column("gathering_id", "varchar", shown -> shown.row().gatheringId())
                .column(
                        "roster",
                        "jsonb",
                        shown -> json.writeValueAsString(shown.row().roster()))
                .column("version", "bigint", VersionedRow::version)
                .build();
    }

    /** A roster with its gathering. */
    record Row(String gatheringId, Roster roster) {}

    @Override
    public String name() {
        return ROSTER;
    }

    @Override
    public Class<RosterEvent> events() {
        return RosterEvent.class;
    }

    @Override
    public Row evolve(@Nullable Row row, RosterEvent event) {
        return new Row(event.gatheringId(), (row == null ? Roster.EMPTY : row.roster()).evolve(event));
    }

    @Override
    public List<VersionedRow<Row>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select id, gathering_id, roster, version from roster where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new VersionedRow<>(
                        row.getString("id"),
                        row.getLong("version"),
                        new Row(row.getString("gathering_id"), json.readValue(row.getString("roster"), Roster.class))))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<Row>> rows) {
        rosters.write(jdbc, rows);
    }

    /** The rosters by gathering id, without those that have no events. */
    public Map<String, Roster> find(JdbcClient jdbc, List<String> gatheringIds) {
        return load(jdbc, gatheringIds.stream().map(Roster::idFor).toList()).stream()
                .map(VersionedRow::row)
                .collect(Collectors.toMap(Row::gatheringId, Row::roster));
    }
}
