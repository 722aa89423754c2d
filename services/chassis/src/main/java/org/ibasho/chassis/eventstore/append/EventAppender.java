package org.ibasho.chassis.eventstore.append;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Appends events, and the companion row of a command, with one statement. */
public final class EventAppender {

    private static final String STORED = EventAppender.class.getName();

    private static final String INTO = """
            insert into event (stream_id, sequence_number, stream_type, event_id, event_type, revision, metadata,
                               payload, recorded_at)
            """;
    private static final String ONE = INTO + "select ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?::timestamptz ";
    private static final String MANY = INTO + """
            select stream_id, sequence_number, stream_type, event_id, event_type, revision, metadata, payload,
                   recorded_at
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::json[], ?::json[],
                        ?::timestamptz[])
                 with ordinality as appended (stream_id, sequence_number, stream_type, event_id, event_type, revision,
                                              metadata, payload, recorded_at, place)
            """;
    private static final String IN_THEIR_ORDER = " order by place";

    /**
     * Appends only behind the preceding event, which exists unless the decision rested on a cached state that was
     * wrong.
     *
     * <p>One lookup by key for each stream, spelled out: from a join the planner may make a scan of the whole table
     * while that is small, and keep it when it no longer is.
     */
    private static final String BEHIND_ITS_PREDECESSOR =
            "exists (select from event before where before.stream_id = ? and before.sequence_number = ?";

    /**
     * The preceding event must not be of a later transaction than this one. In a transaction that has written before,
     * the stream may have grown under a higher number since this transaction got its number, and readers would get
     * these events before those that they follow.
     */
    private static final String OF_NO_LATER_TRANSACTION = """
         and (pg_current_xact_id_if_assigned() is null
              or before.transaction_id <= transaction_number(pg_current_xact_id_if_assigned()))
        """;

    /**
     * For a single event: behind its predecessor, or the first of its stream, or confirmed. One statement for all
     * requests in a lane.
     */
    private static final String IN_A_GROUP =
            ONE + "where (? or " + BEHIND_ITS_PREDECESSOR + ")) and " + LockTimeout.LIMITED;

    /**
     * How many groups are appended at the same time: fewer leave the server idle during a disk write, more make
     * smaller groups.
     */
    private static final int LANES = 4;

    /** The driver splits longer batches (256 statements), and could then store one part without the other. */
    private static final int MOST = 64;

    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** As long as the wait for a connection: then the caller gets an error and may retry. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final JdbcTemplate jdbc;
    private final Map<String, GroupCommit<AppendRequest, Boolean>> groups = new ConcurrentHashMap<>();

    public EventAppender(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void store(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<EventRow> rows =
                events.stream().map(event -> EventRow.of(event, serializer)).toList();
        CompanionRow companion = CurrentUnitOfWork.map(CompanionRow::takeFrom)
                .flatMap(Function.identity())
                .orElse(null);
        boolean joining = TransactionSynchronizationManager.isActualTransactionActive();
        List<EventRow> unconfirmed = joining || AggregateStateCache.wasUsed() ? firsts(rows) : List.of();
        if (!store(rows, companion, unconfirmed, joining)) {
            throw new ConcurrencyException("the stream has gone another way meanwhile");
        }
        CurrentUnitOfWork.ifStarted(work -> work.root().resources().put(STORED, true));
    }

    /** Whether everything was stored; otherwise nothing was. */
    private boolean store(
            List<EventRow> rows, @Nullable CompanionRow companion, List<EventRow> unconfirmed, boolean joining) {
        if (joining || rows.size() > 1) {
            return execute(rows, companion, condition(unconfirmed.size(), joining), unconfirmed);
        }
        return executeInGroup(new AppendRequest(rows, unconfirmed, companion));
    }

    private boolean executeInGroup(AppendRequest request) {
        try {
            return groups.computeIfAbsent(request.sql(), this::group).carryOut(request);
        } catch (RejectedExecutionException tooLong) {
            throw new CannotGetJdbcConnectionException("nothing could be stored for a while, and this was not either");
        }
    }

    private GroupCommit<AppendRequest, Boolean> group(String sql) {
        return new GroupCommit<>(
                LANES,
                MOST,
                PATIENCE,
                LIMIT,
                several ->
                        several.size() == 1 ? List.of(storeOne(sql, several.getFirst())) : storeTogether(sql, several),
                one -> execute(one.rows(), one.companion, condition(one.unconfirmed.size(), false), one.unconfirmed),
                (several, failure) -> several.size() > 1 && wasRefused(failure));
    }

    /** A single statement, because the server would plan a batch of one anew each time. */
    private boolean storeOne(String sql, AppendRequest request) {
        try {
            return jdbc.update(sql, request::bind) == 1;
        } catch (DataAccessException failure) {
            throw orConflict(failure);
        }
    }

    /** One transaction with one round trip; the server learns of the commit with the last statement. */
    private List<Boolean> storeTogether(String sql, List<AppendRequest> several) {
        int[] stored = jdbc.batchUpdate(sql, new BatchPreparedStatementSetter() {
            @Override
            public void setValues(PreparedStatement statement, int i) throws SQLException {
                several.get(i).bind(statement);
            }

            @Override
            public int getBatchSize() {
                return several.size();
            }
        });
        return Arrays.stream(stored).mapToObj(rows -> rows == 1).toList();
    }

    /**
     * Whether the server refused the statement, so that nothing was stored. After a failure of the connection that is
     * unknown.
     */
    private static boolean wasRefused(RuntimeException failure) {
        return failure instanceof DataIntegrityViolationException
                || failure instanceof PessimisticLockingFailureException
                || failure instanceof QueryTimeoutException
                || LockTimeout.isCauseOf(failure);
    }

    /** A deadlock ends by refusing one, a wait for a lock by its time limit: then trying again will do. */
    private static RuntimeException orConflict(DataAccessException failure) {
        boolean conflict = failure instanceof DuplicateKeyException
                || failure instanceof PessimisticLockingFailureException
                || LockTimeout.isCauseOf(failure);
        return conflict ? new ConcurrencyException("somebody was faster", failure) : failure;
    }

    private static String condition(int streams, boolean joining) {
        String one = BEHIND_ITS_PREDECESSOR + (joining ? OF_NO_LATER_TRANSACTION : "") + ")";
        return "where " + (one + " and ").repeat(streams) + LockTimeout.LIMITED;
    }

    private boolean execute(
            List<EventRow> rows, @Nullable CompanionRow companion, String condition, List<EventRow> unconfirmed) {
        String insert = rows.size() == 1 ? ONE + condition : MANY + condition + IN_THEIR_ORDER;
        String sql = companion == null
                ? insert
                : "with stored as (" + insert + " returning 1) " + companion.insertIfStored("stored");
        try {
            return jdbc.update(sql, statement -> bind(statement, rows, unconfirmed, companion))
                    == (companion == null ? rows.size() : 1);
        } catch (DataAccessException failure) {
            throw orConflict(failure);
        }
    }

    private static void bind(
            PreparedStatement statement,
            List<EventRow> rows,
            List<EventRow> unconfirmed,
            @Nullable CompanionRow companion)
            throws SQLException {
        Parameters parameters = new Parameters(statement);
        if (rows.size() == 1) {
            rows.getFirst().bind(parameters);
        } else {
            EventRow.bind(rows, parameters);
        }
        for (EventRow row : unconfirmed) {
            parameters.add(row.streamId());
            parameters.add(row.sequenceNumber() - 1);
        }
        if (companion != null) {
            for (Object value : companion.values()) {
                parameters.add(value);
            }
        }
    }

    /** The first event of each stream in this append, unless it begins the stream: its predecessor has to exist. */
    private static List<EventRow> firsts(List<EventRow> rows) {
        Map<UUID, EventRow> firsts = new LinkedHashMap<>();
        rows.forEach(row -> firsts.putIfAbsent(row.streamId(), row));
        return firsts.values().stream().filter(row -> row.sequenceNumber() > 0).toList();
    }

    /** Whether a unit of work has stored events. */
    static boolean wasDoneBy(UnitOfWork<?> work) {
        return work.root().resources().containsKey(STORED);
    }

    /** The append of one command that has one event. */
    private record AppendRequest(
            List<EventRow> rows,
            List<EventRow> unconfirmed,
            @Nullable CompanionRow companion) {

        String sql() {
            return companion == null
                    ? IN_A_GROUP
                    : "with stored as (" + IN_A_GROUP + " returning 1) " + companion.insertIfStored("stored");
        }

        void bind(PreparedStatement statement) throws SQLException {
            Parameters parameters = new Parameters(statement);
            EventRow row = rows.getFirst();
            row.bind(parameters);
            parameters.add(unconfirmed.isEmpty());
            parameters.add(row.streamId());
            parameters.add(row.sequenceNumber() - 1);
            if (companion != null) {
                for (Object value : companion.values()) {
                    parameters.add(value);
                }
            }
        }
    }
}
