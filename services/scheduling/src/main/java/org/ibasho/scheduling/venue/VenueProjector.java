package org.ibasho.scheduling.venue;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Builds the list of described venues: one row per venue. */
@Component
class VenueProjector implements ReadModel<VenueEvent, Venue> {

    static final String VENUE = "venue";

    private final JsonMapper json;
    private final Upsert<VersionedRow<Venue>> venues;

    VenueProjector(JsonMapper json) {
        this.json = json;
        this.venues = Upsert.<VersionedRow<Venue>>into(VENUE)
                .key("id", "varchar", VersionedRow::streamId)
                .column("venue", "jsonb", shown -> json.writeValueAsString(shown.row()))
                .column("version", "bigint", VersionedRow::version)
                .build();
    }

    @Override
    public String name() {
        return VENUE;
    }

    @Override
    public Class<VenueEvent> events() {
        return VenueEvent.class;
    }

    @Override
    public Venue evolve(@Nullable Venue row, VenueEvent event) {
        return (row == null ? Venue.UNKNOWN : row).evolve(event);
    }

    @Override
    public List<VersionedRow<Venue>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select id, venue, version from venue where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new VersionedRow<>(
                        row.getString("id"),
                        row.getLong("version"),
                        json.readValue(row.getString("venue"), Venue.class)))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<Venue>> rows) {
        venues.write(jdbc, rows);
    }
}
