package org.ibasho.faults.publisher;

import java.util.Collection;
import java.util.List;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The read model of the tallies. Not on Axon's JDBC engine, whose positions a read model cannot follow. */
@Component
@ConditionalOnExpression("!'${faults.sabotage:}'.startsWith('axon-engine')")
class TallyProjector implements ReadModel<TallyEvent, TallyProjector.Row> {

    private static final Upsert<VersionedRow<Row>> TALLIES = Upsert.<VersionedRow<Row>>into("tally")
            .key("stream_id", "varchar", VersionedRow::streamId)
            .column("sum", "bigint", shown -> shown.row().sum())
            .column("additions", "bigint", shown -> shown.row().additions())
            .column("version", "bigint", VersionedRow::version)
            .build();

    /** Adds up the amounts itself, so that a lost or duplicated event would show. */
    record Row(long sum, long additions) {}

    @Override
    public String name() {
        return "tallies";
    }

    @Override
    public Class<TallyEvent> events() {
        return TallyEvent.class;
    }

    @Override
    public Row evolve(@Nullable Row before, TallyEvent event) {
        return switch (event) {
            case TallyEvent.Added added ->
                before == null
                        ? new Row(added.amount(), 1)
                        : new Row(before.sum() + added.amount(), before.additions() + 1);
        };
    }

    @Override
    public List<VersionedRow<Row>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select stream_id, version, sum, additions from tally where stream_id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new VersionedRow<>(
                        row.getString("stream_id"),
                        row.getLong("version"),
                        new Row(row.getLong("sum"), row.getLong("additions"))))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<Row>> rows) {
        TALLIES.write(jdbc, rows);
    }
}
