package org.ibasho.chassis.projection.build;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.ParkedStream;
import org.ibasho.chassis.eventstore.reader.ParkedStreams;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Builds a read model from the first event on, beside the live one if there is one, and replaces that. It reads the
 * next page of events while it projects one. A build that was interrupted starts from the beginning, because an older
 * program may have begun it.
 *
 * <p>Each build has a number and a schema of its own. Every page checks in its own transaction that no other build has
 * begun, so that a builder that lost its lock, or slept, changes nothing of its successor's tables.
 *
 * <p>Pages are short transactions: no reader can read an event that is younger than the oldest writing transaction, so
 * a long one would delay all readers.
 */
public final class ReadModelBuild {

    private static final Logger log = LoggerFactory.getLogger(ReadModelBuild.class);
    private static final int PAGE = 5_000;
    /** With so few events left the live projector can wait while the rest is projected. */
    private static final int NEARLY_THERE = 500;

    private static final long PROGRESS_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final ReadModelDefinition definition;
    private final Projection<?, ?> projection;
    private final ReadModelRow row;
    private final EventNames names;
    private final Map<String, Long> parkedFrom = new HashMap<>();
    private final StoredEventPages history;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final BooleanSupplier stopping;
    private String schema = "";
    private long build;
    private long done;
    private long reportedAt;

    public ReadModelBuild(
            ReadModelDefinition definition,
            Projection<?, ?> projection,
            ReadModelRow row,
            EventNames names,
            StoredEventPages history,
            JdbcClient jdbc,
            TransactionOperations transactions,
            BooleanSupplier stopping) {
        this.definition = definition;
        this.projection = projection;
        this.row = row;
        this.names = names;
        this.history = history;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.stopping = stopping;
    }

    /** Builds and swaps, unless the process is asked to stop. */
    public void build(BuildConnection connection) {
        long begun = System.nanoTime();
        connection.begin(row, history.last());
        build = connection.build();
        schema = connection.schema();
        new ParkedStreams(jdbc).clear(definition.buildingPattern());
        connection.prepare();
        StorePosition place = fill();
        if (stopping.getAsBoolean()) {
            return;
        }
        connection.analyze();
        swap(connection, place);
        connection.releaseBuildLock();
        double seconds = (System.nanoTime() - begun) / 1e9;
        log.info("read model {} is built: {} events in {} s", definition.name(), done, Math.round(seconds * 10) / 10.0);
        if (!connection.dropReplaced()) {
            log.info(
                    "what read model {} was before is still being read, and is dropped another time",
                    definition.name());
        }
    }

    /** Waits for the live projectors' lock a little at a time, for as long as it takes. */
    private void swap(BuildConnection connection, StorePosition place) {
        for (boolean swapped = false; !swapped; ) {
            try {
                connection.swap(row, (owner, transaction) -> finish(owner, transaction, place));
                swapped = true;
            } catch (PessimisticLockingFailureException busy) {
                if (stopping.getAsBoolean()) {
                    throw busy;
                }
            }
        }
    }

    private StorePosition fill() {
        StorePosition place = StorePosition.START;
        CompletableFuture<StoredEventPages.Page> next = read(place);
        while (!stopping.getAsBoolean()) {
            StoredEventPages.Page page = next.join();
            place = page.end();
            if (page.read() < NEARLY_THERE) {
                show(page);
                return place;
            }
            next = read(place);
            show(page);
        }
        return place;
    }

    private CompletableFuture<StoredEventPages.Page> read(StorePosition place) {
        return CompletableFuture.supplyAsync(
                () -> history.after(place, PAGE, projection.events()),
                task -> Thread.ofPlatform().name("history").start(task));
    }

    private void show(StoredEventPages.Page page) {
        transactions.executeWithoutResult(begun -> {
            jdbc.sql("select set_config('search_path', ?, true), set_config('synchronous_commit', 'off', true)")
                    .param(schema + ", public")
                    .query()
                    .singleRow();
            show(jdbc, begun, page);
            row.check(jdbc, build);
        });
        report(page);
    }

    /** A stream with an event that cannot be projected is parked; all others are complete. */
    private void show(JdbcClient tables, SavepointManager transaction, StoredEventPages.Page page) {
        ParkedStreams parked = new ParkedStreams(tables);
        page.unusable().forEach(one -> park(parked, one.forReader(schema)));
        List<StreamEvent> free = page.events().stream()
                .filter(event -> event.version() < parkedFrom.getOrDefault(event.streamId(), Long.MAX_VALUE))
                .toList();
        new StreamByStream(schema, projection, names)
                .fill(tables, transaction, free)
                .forEach(one -> park(parked, one));
    }

    private void park(ParkedStreams parked, ParkedStream one) {
        if (parkedFrom.merge(one.streamId(), one.version(), Math::min) == one.version()) {
            parked.park(one);
        }
    }

    /** In a transaction of its own, for the live reader locks the same row. */
    private void report(StoredEventPages.Page page) {
        done += page.read();
        if (System.nanoTime() - reportedAt > PROGRESS_NANOS) {
            reportedAt = System.nanoTime();
            row.progress(jdbc, build, page.end().index());
        }
    }

    /**
     * The live projector waits now, so that everything it has projected can be read here and is in the new tables too.
     */
    private StorePosition finish(JdbcClient owner, SavepointManager transaction, StorePosition from) {
        StorePosition place = from;
        StoredEventPages.Page page;
        do {
            page = history.after(place, PAGE, projection.events());
            show(owner, transaction, page);
            done += page.read();
            place = page.end();
        } while (page.read() > 0);
        new ParkedStreams(owner).hand(schema, definition.id());
        return place;
    }
}
