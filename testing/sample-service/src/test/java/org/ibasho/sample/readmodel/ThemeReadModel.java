package org.ibasho.sample.readmodel;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.ibasho.sample.tally.TallyEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A read model with text, which not every text fits into. */
class ThemeReadModel implements ReadModel<TallyEvent, String> {

    private static final Upsert<VersionedRow<String>> THEMES = Upsert.<VersionedRow<String>>into("theme")
            .key("id", "varchar", VersionedRow::streamId)
            .column("text", "text", VersionedRow::row)
            .column("version", "bigint", VersionedRow::version)
            .build();

    @Override
    public String name() {
        return "themes";
    }

    @Override
    public Class<TallyEvent> events() {
        return TallyEvent.class;
    }

    @Override
    public String evolve(@Nullable String before, TallyEvent event) {
        return switch (event) {
            case TallyEvent.Announced announced -> announced.theme();
            case TallyEvent.Added _ -> before == null ? "" : before;
        };
    }

    @Override
    public List<VersionedRow<String>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select id, text, version from theme where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) ->
                        new VersionedRow<>(row.getString("id"), row.getLong("version"), row.getString("text")))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<String>> rows) {
        THEMES.write(jdbc, rows);
    }
}
