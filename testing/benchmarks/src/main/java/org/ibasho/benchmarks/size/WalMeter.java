package org.ibasho.benchmarks.size;

import java.sql.SQLException;
import org.ibasho.benchmarks.append.Appender;
import org.ibasho.benchmarks.append.EngineAppend.Preparation;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Contestant;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.servers.Postgres;

/** Measures the write-ahead log after a checkpoint, when PostgreSQL logs a whole page at its first change. */
final class WalMeter implements Preparation {

    private final Postgres postgres;
    private long begun;

    WalMeter(Postgres postgres) {
        this.postgres = postgres;
    }

    @Override
    public void prepare() throws SQLException {
        postgres.run("postgres", "checkpoint");
        begun = written();
    }

    private long written() throws SQLException {
        return Long.parseLong(
                postgres.value("postgres", "select (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint"));
    }

    /** A contestant that appends the events of the load; this must be the appender's preparation. */
    Contestant during(Appender appender, ClosedLoop load) {
        return new Contestant(
                appender.name(),
                () -> appender.append(load)
                        .only(Metric.PER_SECOND)
                        .with(Metric.WAL_BYTES, (double) (written() - begun) / load.operations()));
    }
}
