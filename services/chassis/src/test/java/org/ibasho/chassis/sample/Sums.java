package org.ibasho.chassis.sample;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ibasho.chassis.readmodel.ReadModel;
import org.ibasho.chassis.readmodel.Shown;
import org.ibasho.chassis.readmodel.Upsert;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A read model: every tally as it stands, with a row for each step on its way. */
@Component
public class Sums implements ReadModel<TallyEvent, Sums.Sum> {

    /** The read model that is waited for. */
    public static final String NAME = "sums";

    private static final Upsert<Shown<Sum>> SUMS = Upsert.<Shown<Sum>>into("sum")
            .key("id", "varchar", Shown::streamId)
            .column("total", "integer", shown -> shown.row().total())
            .column("version", "bigint", Shown::version)
            .build();
    private static final Upsert<Step> STEPS = Upsert.<Step>into("step")
            .key("sum_id", "varchar", Step::sumId)
            .key("version", "bigint", Step::version)
            .column("total", "integer", Step::total)
            .build();

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
    public List<Shown<Sum>> load(JdbcClient jdbc, Collection<String> streamIds) {
        return jdbc.sql("select id, total, version from sum where id = any(?)")
                .param(streamIds.toArray(String[]::new))
                .query((row, n) -> new Shown<>(
                        row.getString("id"), row.getLong("version"), new Sum(row.getInt("total"), List.of())))
                .list();
    }

    @Override
    public void save(JdbcClient jdbc, Collection<Shown<Sum>> rows) {
        SUMS.write(jdbc, rows);
        STEPS.write(jdbc, rows.stream().flatMap(Sums::steps).toList());
    }

    private static Stream<Step> steps(Shown<Sum> shown) {
        List<Integer> fresh = shown.row().fresh();
        return IntStream.range(0, fresh.size())
                .mapToObj(n -> new Step(shown.streamId(), shown.version() - fresh.size() + 1 + n, fresh.get(n)));
    }
}
