package org.ibasho.scheduling.venue;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Shown;
import org.ibasho.chassis.readmodel.Upsert;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the list of places that were described: one row each. */
@Component
class VenueProjector implements ReadModel<VenueEvent, Venue> {

    static final String VENUE = "venue";

    private final JsonMapper json;
    private final Upsert<Shown<Venue>> venues;

    VenueProjector(JsonMapper json) {
        this.json = json;
        this.venues = Upsert.<Shown<Venue>>into(VENUE)
                .key("id", "varchar", Shown::streamId)
                .column("venue", "jsonb", shown -> json.writeValueAsString(shown.row()))
                .column("version", "bigint", Shown::version)
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
    public List<Shown<Venue>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select id, venue, version from venue where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new Shown<>(
                        row.getString("id"),
                        row.getLong("version"),
                        json.readValue(row.getString("venue"), Venue.class)))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<Shown<Venue>> rows) {
        venues.write(jdbc, rows);
    }
}
