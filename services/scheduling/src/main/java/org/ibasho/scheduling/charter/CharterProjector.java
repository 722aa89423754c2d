package org.ibasho.scheduling.charter;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Shown;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.scheduling.programme.Programme;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Makes the list of charters: one row for each programme whose charter somebody changed. */
@Component
class CharterProjector implements ReadModel<CharterEvent, Chartered> {

    static final String CHARTER = "charter";

    private final JsonMapper json;
    private final Upsert<Shown<Chartered>> charters;

    CharterProjector(JsonMapper json) {
        this.json = json;
        this.charters = Upsert.<Shown<Chartered>>into(CHARTER)
                .key("id", "varchar", Shown::streamId)
                .column("programme", "varchar", shown -> shown.row().programme())
                .column(
                        "charter",
                        "jsonb",
                        shown -> json.writeValueAsString(shown.row().charter()))
                .column("version", "bigint", Shown::version)
                .build();
    }

    @Override
    public String name() {
        return CHARTER;
    }

    @Override
    public Class<CharterEvent> events() {
        return CharterEvent.class;
    }

    @Override
    public Chartered evolve(@Nullable Chartered row, CharterEvent event) {
        return switch (event) {
            case CharterEvent.Revised it ->
                new Chartered(
                        Programme.valueOf(it.programme()), CharterState.read(it), row == null ? 0 : row.version() + 1);
        };
    }

    @Override
    public List<Shown<Chartered>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select id, programme, charter, version from charter where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new Shown<>(
                        row.getString("id"),
                        row.getLong("version"),
                        new Chartered(
                                Programme.valueOf(row.getString("programme")),
                                json.readValue(row.getString("charter"), Charter.class),
                                row.getLong("version"))))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<Shown<Chartered>> rows) {
        charters.write(jdbc, rows);
    }
}
