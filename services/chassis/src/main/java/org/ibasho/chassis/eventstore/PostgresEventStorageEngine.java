package org.ibasho.chassis.eventstore;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.ibasho.chassis.eventstore.StoreStream.Page;
import org.ibasho.chassis.eventstore.append.EventAppender;
import org.ibasho.chassis.eventstore.numbers.ReadableBound;
import org.ibasho.chassis.eventstore.numbers.StoreRewound;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Events in PostgreSQL, so that no reader can ever miss one. Every row carries the number of the transaction that
 * stored it ({@code xid8}); readers go by (transaction, position) and only as far as every earlier transaction has
 * ended, which is what {@code pg_snapshot_xmin} says. Neither a clock nor a timeout has a part in it, so none can be
 * wrong.
 *
 * <p>Two things follow. A writing transaction that stays open holds readers up: session timeouts bound it, and {@link
 * ReadableHorizon} says who it is. One in another database of the server does not, see {@link ReadableBound}. And a
 * stream's events keep their order only if a stream is read before the transaction that appends to it has a number: the
 * append is its transaction's first write. An append that would break the order is refused like any other that came too
 * late.
 *
 * <p>Outside a transaction an append is one statement and so a transaction of its own; inside one it joins.
 */
public final class PostgresEventStorageEngine extends BatchingEventStorageEngine {

    private static final RowMapper<StoredEvent> ROW = (row, n) -> StoredEvent.of(row);

    private static final String READABLE = "transaction_id < " + ReadableBound.OF_SERVER;
    static final String AFTER = events(">", ReadableBound.OF_SERVER);
    private static final String AFTER_PAST_OTHERS = events(">", ReadableBound.OF_DATABASE);
    private static final String FROM = events(">=", ReadableBound.OF_SERVER);
    private static final String FROM_PAST_OTHERS = events(">=", ReadableBound.OF_DATABASE);
    private static final String STREAM = "select " + StoredEvent.COLUMNS
            + " from event where stream_id = ?::uuid and sequence_number >= ? order by sequence_number limit ?";
    private static final String SNAPSHOT =
            "select 0::bigint, 0::bigint, " + StoredEvent.CONTENT + " from snapshot where stream_id = ?::uuid";
    private static final String STATE = """
        (%s) union all (
            select %s from event
            where stream_id = ?::uuid
            and sequence_number > coalesce((select sequence_number from snapshot where stream_id = ?::uuid), -1))
        order by sequence_number
        """.formatted(SNAPSHOT, StoredEvent.COLUMNS);
    private static final String WAITING = "select " + StoredEvent.COLUMNS + " from event where stream_id = ?::uuid"
            + " and sequence_number >= ? and (transaction_id, position) <= (?::text::xid8, ?) order by sequence_number";
    private static final String BETWEEN = "select " + StoredEvent.COLUMNS + " from event"
            + " where (transaction_id, position) > (?::text::xid8, ?)"
            + " and (transaction_id, position) <= (?::text::xid8, ?)"
            + " order by event.transaction_id, event.position limit ?";
    private static final String PLACES = """
        select %s
        from unnest(?::uuid[], ?::bigint[]) with ordinality as place (stream, version, number)
        join event on stream_id = stream and sequence_number = version
        order by number
        """.formatted(StoredEvent.COLUMNS);
    private static final String POSITION = "select transaction_id::text::bigint, position from event where ";

    private final JdbcTemplate jdbc;
    private final EventAppender append;

    private PostgresEventStorageEngine(Builder builder, JdbcTemplate jdbc) {
        super(builder);
        this.jdbc = jdbc;
        this.append = new EventAppender(jdbc);
    }

    /**
     * An engine on the tables {@code event} and {@code snapshot} of a database.
     *
     * @param source where they are; a transaction of Spring's on it is joined
     * @param serializer writes payload and metadata as JSON
     * @param upcasters bring what was stored long ago into today's shape
     * @param batch how many events a reader gets at once
     */
    public static PostgresEventStorageEngine on(
            DataSource source, Serializer serializer, EventUpcaster upcasters, int batch) {
        Builder builder = new Builder();
        builder.eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(upcasters)
                .persistenceExceptionResolver(failure -> failure instanceof DuplicateKeyException);
        builder.batchSize(batch);
        return new PostgresEventStorageEngine(builder, new JdbcTemplate(source));
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        append.store(events, serializer);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        SerializedObject<String> payload = snapshot.serializePayload(serializer, String.class);
        SerializedObject<String> metadata = snapshot.serializeMetaData(serializer, String.class);
        jdbc.update(
                """
                insert into snapshot (stream_id, sequence_number, stream_type, event_id, event_type, revision, metadata,
                                      payload, recorded_at)
                values (?::uuid, ?, ?, ?::uuid, ?, ?, ?::json, ?::json, ?)
                on conflict (stream_id) do update
                set sequence_number = excluded.sequence_number, event_id = excluded.event_id,
                    event_type = excluded.event_type, revision = excluded.revision, metadata = excluded.metadata,
                    payload = excluded.payload, recorded_at = excluded.recorded_at
                where snapshot.sequence_number <= excluded.sequence_number
                """,
                snapshot.getAggregateIdentifier(),
                snapshot.getSequenceNumber(),
                snapshot.getType(),
                snapshot.getIdentifier(),
                payload.getType().getName(),
                payload.getType().getRevision(),
                metadata.getData(),
                payload.getData(),
                snapshot.getTimestamp().atOffset(ZoneOffset.UTC));
    }

    /** A stream from its snapshot on, if it has one, in one question to the database. */
    DomainEventStream readState(String streamId) {
        return UnknownEventType.refused(messages(jdbc.query(STATE, ROW, streamId, streamId, streamId)));
    }

    @Override
    public DomainEventStream readEvents(String streamId, long first) {
        return UnknownEventType.refused(super.readEvents(streamId, first));
    }

    private DomainEventStream messages(List<StoredEvent> rows) {
        return EventStreamUtils.upcastAndDeserializeDomainEvents(rows.stream(), getEventSerializer(), upcasterChain);
    }

    /**
     * The events of a stream that all readers who have come as far as a position have been handed.
     *
     * @param first the sequence number of the first one that is wanted
     */
    public List<? extends TrackedEventMessage<?>> readStream(String streamId, long first, StorePosition upTo) {
        List<StoredEvent> rows =
                jdbc.query(WAITING, ROW, streamId, first, Long.toString(upTo.transactionId()), upTo.index());
        return EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), getEventSerializer(), upcasterChain)
                .toList();
    }

    /**
     * The next events between two positions. A reader has passed the second one: nothing appears before it any more, so
     * that open transactions do not matter.
     */
    public List<? extends TrackedEventMessage<?>> readBetween(StorePosition after, StorePosition upTo, int most) {
        List<StoredEvent> rows = jdbc.query(
                BETWEEN,
                ROW,
                Long.toString(after.transactionId()),
                after.index(),
                Long.toString(upTo.transactionId()),
                upTo.index(),
                most);
        return messagesOf(rows).toList();
    }

    /** Single events by their streams and their sequence numbers there, in this order. */
    public List<? extends TrackedEventMessage<?>> readPlaces(List<UUID> streams, List<Long> versions) {
        List<StoredEvent> rows = jdbc.query(PLACES, ROW, streams.toArray(UUID[]::new), versions.toArray(Long[]::new));
        return messagesOf(rows).toList();
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String streamId) {
        return jdbc.query(SNAPSHOT, ROW, streamId).stream();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(String streamId, long first, int batch) {
        return jdbc.query(STREAM, ROW, streamId, first, batch);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken after, int batch) {
        return rowsAfter(AFTER, place(after), batch);
    }

    private List<StoredEvent> rowsAfter(String sql, StorePosition place, int batch) {
        return jdbc.query(sql, ROW, Long.toString(place.transactionId()), place.index(), batch);
    }

    /**
     * The next events that can be read, some hundreds at most.
     *
     * @param pastOthers whether those that only transactions in other databases hold back are looked for as well, which
     *     costs more
     */
    Page readAfter(@Nullable TrackingToken after, boolean pastOthers) {
        return page(rowsAfter(pastOthers && isAlone() ? AFTER_PAST_OTHERS : AFTER, place(after), batchSize()));
    }

    /**
     * The same for a reader that has seen the event at that position.
     *
     * @throws StoreRewound if the store has it no longer
     */
    Page readAfterSeen(StorePosition seen, boolean pastOthers) {
        if (!isAlone()) {
            return readAfter(seen, pastOthers);
        }
        List<StoredEvent> rows = rowsAfter(pastOthers ? FROM_PAST_OTHERS : FROM, seen, batchSize() + 1);
        if (rows.isEmpty() && has(seen)) {
            // the reader has seen it past a transaction of another database, which this time counts
            return page(rows);
        }
        if (rows.isEmpty() || !rows.getFirst().position().equals(seen)) {
            throw new StoreRewound();
        }
        return page(rows.subList(1, rows.size()));
    }

    private Page page(List<StoredEvent> rows) {
        return new Page(messagesOf(rows), rows.size() < batchSize());
    }

    private boolean has(StorePosition seen) {
        return position(
                        "transaction_id = ?::text::xid8 and position = ?",
                        Long.toString(seen.transactionId()),
                        seen.index())
                != null;
    }

    private Stream<TrackedEventMessage<?>> messagesOf(List<StoredEvent> rows) {
        return EventUtils.upcastAndDeserializeTrackedEvents(rows.stream(), getEventSerializer(), upcasterChain);
    }

    private static boolean isAlone() {
        return !TransactionSynchronizationManager.isActualTransactionActive();
    }

    private static StorePosition place(@Nullable TrackingToken after) {
        return after == null ? StorePosition.START : (StorePosition) WrappedToken.unwrapLowerBound(after);
    }

    // "event.transaction_id" in the order, for the plain name would mean the converted column of the result: no index
    // knows that one, and every batch would sort the whole table
    private static String events(String after, String bound) {
        return "select " + StoredEvent.COLUMNS + " from event where (transaction_id, position) " + after
                + " (?::text::xid8, ?) and transaction_id < " + bound
                + " order by event.transaction_id, event.position limit ?";
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String streamId) {
        return Optional.ofNullable(jdbc.queryForObject(
                "select max(sequence_number) from event where stream_id = ?::uuid", Long.class, streamId));
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return position(READABLE + " order by event.transaction_id desc, event.position desc limit 1");
    }

    /** Before the first event that was recorded at that time or later, in the order in which events are read. */
    @Override
    public @Nullable TrackingToken createTokenAt(Instant time) {
        StorePosition first = position(
                "recorded_at >= ? order by event.transaction_id, event.position limit 1",
                time.atOffset(ZoneOffset.UTC));
        return first == null ? createHeadToken() : new StorePosition(first.transactionId(), first.index() - 1);
    }

    private @Nullable StorePosition position(String condition, Object... values) {
        return jdbc
                .query(POSITION + condition, (row, n) -> new StorePosition(row.getLong(1), row.getLong(2)), values)
                .stream()
                .findFirst()
                .orElse(null);
    }

    private static final class Builder extends BatchingEventStorageEngine.Builder {}
}
