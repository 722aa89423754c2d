package org.ibasho.scheduling.gathering.yearplan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores parsed plans for a day. The files themselves are not stored. */
@Component
class YearPlanStore {

    private static final TypeReference<List<PlanLine>> LINES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    YearPlanStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The stored form of a plan. */
    record Kept(UUID id, List<PlanLine> lines, boolean planned) {}

    UUID keep(List<PlanLine> lines) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into year_plan (id, lines) values (?, ?::jsonb)")
                .params(id, json.writeValueAsString(lines))
                .update();
        return id;
    }

    /** A plan of the last 24 hours; empty if there is none, or it has expired. */
    Optional<Kept> find(UUID id) {
        return jdbc.sql("""
                select lines, planned_at is not null as planned from year_plan
                where id = ? and uploaded_at > now() - interval '1 day'
                """)
                .param(id)
                .query((row, n) ->
                        new Kept(id, json.readValue(row.getString("lines"), LINES), row.getBoolean("planned")))
                .optional();
    }

    void planned(UUID id) {
        jdbc.sql("update year_plan set planned_at = now() where id = ?")
                .param(id)
                .update();
    }

    @Scheduled(initialDelay = 11, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void forget() {
        jdbc.sql("delete from year_plan where uploaded_at <= now() - interval '1 day'")
                .update();
    }
}
