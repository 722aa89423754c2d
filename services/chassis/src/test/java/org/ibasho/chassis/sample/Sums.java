package org.ibasho.chassis.sample;

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

/** A read model: every tally as it stands, with a row for each step on its way. */
@Component
public class Sums implements ReadModel<TallyEvent, Sums.Sum> {

    /** The read model that is waited for. */
    public static final String NAME = "sums";

    private static final Upsert<VersionedRow<Sum>> SUMS = Upsert.<VersionedRow<Sum>>into("sum")
            .key("id", "varchar", VersionedRow::streamId)
            .column("total", "integer", shown -> shown.row().total())
            .column("version", "bigint", VersionedRow::version)
            .build();
    private static final Upsert<Step> STEPS = Upsert.<Step>into("step")
            .key("sum_id", "varchar", Step::sumId)
            .key("version", "bigint", Step::version)
            .column("total", "integer", Step::total)
            .build();

    private static volatile Optional<Held> held = Optional.empty();

    /** @param fresh the totals that came since it was loaded, the last one last */
    public record Sum(int total, List<Integer> fresh) {}

    private record Step(String sumId, long version, int total) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<TallyEvent> events() {
        return TallyEvent.class;
    }

    @Override
    public Sum evolve(@Nullable Sum before, TallyEvent event) {
        return switch (event) {
            case TallyEvent.Grown(String _, int to) -> {
                List<Integer> fresh = new ArrayList<>(before == null ? List.of() : before.fresh());
                fresh.add(to);
                yield new Sum(to, fresh);
            }
        };
    }

    @Override
    public List<VersionedRow<Sum>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select id, total, version from sum where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new VersionedRow<>(
                        row.getString("id"), row.getLong("version"), new Sum(row.getInt("total"), List.of())))
                .list();
    }

    /** Has whoever comes to a sum at a version wait there until what is returned is closed. */
    public static Held holdUp(String streamId, long version) {
        Held it = new Held(streamId, version);
        held = Optional.of(it);
        return it;
    }

    /** A sum that somebody waits at. */
    public static final class Held implements AutoCloseable {

        private final String streamId;
        private final long version;
        private final CountDownLatch goOn = new CountDownLatch(1);

        private Held(String streamId, long version) {
            this.streamId = streamId;
            this.version = version;
        }

        private boolean isOneOf(Collection<VersionedRow<Sum>> rows) {
            return rows.stream().anyMatch(row -> row.streamId().equals(streamId) && row.version() >= version);
        }

        private void await() {
            try {
                goOn.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            held = Optional.empty();
            goOn.countDown();
        }
    }

    @Override
    public void save(JdbcClient jdbc, Collection<VersionedRow<Sum>> rows) {
        held.filter(it -> it.isOneOf(rows)).ifPresent(Held::await);
        SUMS.write(jdbc, rows);
        STEPS.write(jdbc, rows.stream().flatMap(Sums::steps).toList());
    }

    private static Stream<Step> steps(VersionedRow<Sum> shown) {
        List<Integer> fresh = shown.row().fresh();
        return IntStream.range(0, fresh.size())
                .mapToObj(n -> new Step(shown.streamId(), shown.version() - fresh.size() + 1 + n, fresh.get(n)));
    }
}
