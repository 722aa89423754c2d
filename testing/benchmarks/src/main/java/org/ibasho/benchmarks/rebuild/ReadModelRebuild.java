package org.ibasho.benchmarks.rebuild;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.chassis.projection.ReadModelCatalog;
import org.ibasho.chassis.projection.ReadModelStatus;
import org.ibasho.chassis.projection.build.ReadModelDefinition;

/**
 * The chassis's rebuild: it builds new tables beside the live ones and then swaps them. Timed from the request to the
 * swap.
 */
final class ReadModelRebuild {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double NANOS_PER_SECOND = 1e9;

    /** The id of the live schema, which changes with each swap. */
    private static final String WHICH = "select oid from pg_namespace where nspname = '%s'"
            .formatted(ReadModelDefinition.of(MeetingReadModel.NAME).id());

    private final Postgres postgres;
    private final String database;
    private final ReadModelCatalog catalog;
    private final long events;

    ReadModelRebuild(Postgres postgres, String database, RunningService service, long events) {
        this.postgres = postgres;
        this.database = database;
        this.catalog = service.bean(ReadModelCatalog.class);
        this.events = events;
    }

    /** Waits until the read model is live and has every event. */
    void awaitRest() {
        long limit = System.nanoTime() + LIMIT.toNanos();
        while (!catalog.all().stream().allMatch(ReadModelRebuild::rests)) {
            tick(limit);
        }
    }

    private static boolean rests(ReadModelStatus status) {
        return status.state() == ReadModelStatus.State.LIVE && status.behindEvents() == 0;
    }

    Sample run() throws SQLException {
        awaitRest();
        try (Connection connection = postgres.connect(database);
                PreparedStatement which = connection.prepareStatement(WHICH)) {
            long before = live(which);
            long begun = System.nanoTime();
            catalog.rebuild(MeetingReadModel.NAME);
            while (live(which) == before) {
                tick(begun + LIMIT.toNanos());
            }
            return Sample.of(Metric.PER_SECOND, events * NANOS_PER_SECOND / (System.nanoTime() - begun));
        }
    }

    private static long live(PreparedStatement which) throws SQLException {
        try (ResultSet row = which.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static void tick(long limit) {
        if (System.nanoTime() > limit) {
            throw new IllegalStateException("a read model was not built within " + LIMIT.toMinutes() + " minutes");
        }
        LockSupport.parkNanos(TICK_NANOS);
    }
}
