package org.ibasho.sample.tally;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Upsert;
import org.ibasho.chassis.readmodel.VersionedRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A read model with a row for each tally and a row for each event of a tally. */
@Component
public class TallyReadModel implements ReadModel<TallyEvent, TallyReadModel.Row> {

    public static final String NAME = "tallies";

    private static final Upsert<VersionedRow<Row>> TALLIES = Upsert.<VersionedRow<Row>>into("tally")
            .key("id", "varchar", VersionedRow::streamId)
            .column("total", "bigint", row -> row.row().total())
            .column("added", "bigint", row -> row.row().added())
            .column("additions", "bigint", row -> row.row().additions())
            .column("version", "bigint", VersionedRow::version)
            .build();
    private static final Upsert<Step> STEPS = Upsert.<Step>into("tally_step")
            .key("tally_id", "varchar", Step::tallyId)
            .key("version", "bigint", Step::version)
            .column("total", "bigint", Step::total)
            .build();

    private static volatile Optional<Hold> hold = Optional.empty();

    /**
     * @param total the sum according to the last event
     * @param added the sum of all amounts, which differs from the total if an event is lost or duplicated
     * @param additions the number of additions
     * @param newTotals the totals after each event since the row was loaded
     */
    public record Row(long total, long added, long additions, List<Long> newTotals) {

        private static final Row EMPTY = new Row(0, 0, 0, List.of());

        private Row with(long newTotal, int amount, int more) {
            List<Long> totals = new ArrayList<>(newTotals);
            totals.add(newTotal);
            return new Row(newTotal, added + amount, additions + more, totals);
        }
    }

    private record Step(String tallyId, long version, long total) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<TallyEvent> events() {
        return TallyEvent.class;
    }

    @Override
    public Row evolve(@Nullable Row before, TallyEvent event) {
        Row row = before == null ? Row.EMPTY : before;
        return switch (event) {
            case TallyEvent.Added added -> row.with(added.sum(), added.amount(), 1);
            case TallyEvent.Announced _ -> row.with(row.total(), 0, 0);
        };
    }

    @Override
    public List<VersionedRow<Row>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select id, version, total, added, additions from tally where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new VersionedRow<>(
                        row.getString("id"),
                        row.getLong("version"),
                        new Row(row.getLong("total"), row.getLong("added"), row.getLong("additions"), List.of())))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<Row>> rows) {
        hold.filter(it -> it.concerns(rows)).ifPresent(Hold::await);
        TALLIES.write(jdbc, rows);
        STEPS.write(jdbc, rows.stream().flatMap(TallyReadModel::steps).toList());
    }

    private static Stream<Step> steps(VersionedRow<Row> row) {
        List<Long> totals = row.row().newTotals();
        long first = row.version() - totals.size() + 1;
        return IntStream.range(0, totals.size()).mapToObj(n -> new Step(row.streamId(), first + n, totals.get(n)));
    }

    /** Blocks everybody who writes this version of a tally, or a later one, until the result is closed. */
    public static Hold holdAt(String streamId, long version) {
        Hold it = new Hold(streamId, version);
        hold = Optional.of(it);
        return it;
    }

    /** A version of a tally that nobody can write until this is closed. */
    public static final class Hold implements AutoCloseable {

        private final String streamId;
        private final long version;
        private final CountDownLatch closed = new CountDownLatch(1);

        private Hold(String streamId, long version) {
            this.streamId = streamId;
            this.version = version;
        }

        private boolean concerns(Collection<VersionedRow<Row>> rows) {
            return rows.stream().anyMatch(row -> row.streamId().equals(streamId) && row.version() >= version);
        }

        private void await() {
            try {
                closed.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            hold = Optional.empty();
            closed.countDown();
        }
    }
}
