package org.ibasho.chassis.eventstore.append;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
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
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.BatchPreparedStatementSetter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The one statement that stores events, and whatever goes along with them. */
public final class EventAppender {

    private static final String STORED = EventAppender.class.getName();

    private static final String INTO = """
            insert into event (stream_id, sequence_number, stream_type, event_id, event_type, revision, metadata, payload,
                               recorded_at)
            """;
    private static final String ONE = INTO + "select ?, ?, ?, ?, ?, ?, ?::json, ?::json, ?::timestamptz ";
    private static final String MANY = INTO + """
            select stream_id, sequence_number, stream_type, event_id, event_type, revision, metadata, payload, recorded_at
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::json[], ?::json[],
                        ?::timestamptz[])
                 with ordinality as appended (stream_id, sequence_number, stream_type, event_id, event_type, revision,
                                              metadata, payload, recorded_at, place)
            """;
    private static final String IN_THEIR_ORDER = " order by place";

    /**
     * Only behind the event that they follow. It must be there, which it is unless the state that was decided on was remembered
     * and wrong.
     *
     * <p>One lookup by key for each stream, spelled out: from a join the planner may make a scan of the whole table while that
     * is small, and keep it when it no longer is.
     */
    private static final String BEHIND_ITS_PREDECESSOR =
            "exists (select from event before where before.stream_id = ? and before.sequence_number = ?";

    /**
     * And it must not be of a later transaction than this one: in a transaction that has written before, the stream may have
     * gone on under a higher number since that number was given, and these events would be read before those that they follow.
     */
    private static final String OF_NO_LATER_TRANSACTION = """
             and (pg_current_xact_id_if_assigned() is null
                  or before.transaction_id <= pg_current_xact_id_if_assigned())
            """;

    /**
     * Behind its predecessor, or the first of its stream, or not in doubt: one statement for all in a lane. It does not stand
     * before a lock for long, for who holds the lock may be waiting for another of its group, or for one that waits for a
     * lane, and the server sees nothing of that.
     */
    private static final String IN_A_GROUP = ONE + "where (? or " + BEHIND_ITS_PREDECESSOR
            + ")) and set_config('lock_timeout', '500ms', true) is not null";

    /** So many groups are under way at once: fewer leave the server idle while one waits for the disk, more are smaller. */
    private static final int LANES = 4;

    /** The driver splits what is much longer (256 statements), and would then have stored one part of it without the other. */
    private static final int MOST = 64;

    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** As long as a connection is waited for: the caller is told to come again. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** SQLSTATE lock_not_available. */
    private static final String NOT_AVAILABLE = "55P03";

    private final JdbcTemplate jdbc;
    private final Map<String, GroupCommit<Asked, Boolean>> groups = new ConcurrentHashMap<>();

    public EventAppender(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    public void store(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<EventRow> rows =
                events.stream().map(event -> EventRow.of(event, serializer)).toList();
        CompanionRow along = CurrentUnitOfWork.map(CompanionRow::takeFrom)
                .flatMap(Function.identity())
                .orElse(null);
        boolean joining = TransactionSynchronizationManager.isActualTransactionActive();
        List<EventRow> doubtful = joining || AggregateStateCache.wasUsed() ? firsts(rows) : List.of();
        if (!store(rows, along, doubtful, joining)) {
            throw new ConcurrencyException("the stream has gone another way meanwhile");
        }
        CurrentUnitOfWork.ifStarted(work -> work.root().resources().put(STORED, true));
    }

    /** Whether everything was stored; otherwise nothing was. */
    private boolean store(List<EventRow> rows, @Nullable CompanionRow along, List<EventRow> doubtful, boolean joining) {
        if (joining || rows.size() > 1) {
            return execute(rows, along, condition(doubtful.size(), joining), doubtful);
        }
        return executeInAGroup(new Asked(rows, doubtful, along));
    }

    private boolean executeInAGroup(Asked asked) {
        try {
            return groups.computeIfAbsent(asked.sql(), this::group).carryOut(asked);
        } catch (RejectedExecutionException tooLong) {
            throw new CannotGetJdbcConnectionException("nothing could be stored for a while, and this was not either");
        }
    }

    private GroupCommit<Asked, Boolean> group(String sql) {
        return new GroupCommit<>(
                LANES,
                MOST,
                PATIENCE,
                LIMIT,
                several ->
                        several.size() == 1 ? List.of(storeSoon(sql, several.getFirst())) : storeTogether(sql, several),
                one -> execute(one.rows(), one.along, condition(one.doubtful.size(), false), one.doubtful),
                (several, failure) -> stoodBeforeALock(failure) || (several.size() > 1 && wasRefused(failure)));
    }

    /** Not as a batch of one, which the server would plan anew each time. */
    private boolean storeSoon(String sql, Asked asked) {
        try {
            return jdbc.update(sql, asked::bind) == 1;
        } catch (DuplicateKeyException conflict) {
            throw new ConcurrencyException("somebody was faster", conflict);
        }
    }

    /**
     * One after the other in one transaction, for the server is only told at the end that what it got is to be committed; it is
     * asked once.
     */
    private List<Boolean> storeTogether(String sql, List<Asked> several) {
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

    /** The server said no, so nothing was stored. Whether it did is unknown if it was the connection that failed. */
    private static boolean wasRefused(RuntimeException failure) {
        return failure instanceof DataIntegrityViolationException
                || failure instanceof PessimisticLockingFailureException
                || failure instanceof QueryTimeoutException;
    }

    private static boolean stoodBeforeALock(RuntimeException failure) {
        return failure instanceof PessimisticLockingFailureException
                || (failure.getCause() instanceof SQLException cause && NOT_AVAILABLE.equals(cause.getSQLState()));
    }

    private static String condition(int streams, boolean joining) {
        String one = BEHIND_ITS_PREDECESSOR + (joining ? OF_NO_LATER_TRANSACTION : "") + ")";
        return streams == 0 ? "" : "where " + String.join(" and ", Collections.nCopies(streams, one));
    }

    private boolean execute(
            List<EventRow> rows, @Nullable CompanionRow along, String condition, List<EventRow> doubtful) {
        String insert = rows.size() == 1 ? ONE + condition : MANY + condition + IN_THEIR_ORDER;
        String sql = along == null
                ? insert
                : "with stored as (" + insert + " returning 1) " + along.insertIfStored("stored");
        try {
            return jdbc.update(sql, statement -> bind(statement, rows, doubtful, along))
                    == (along == null ? rows.size() : 1);
        } catch (DuplicateKeyException | PessimisticLockingFailureException conflict) {
            // a deadlock is resolved by refusing one: trying again will do, as after any conflict
            throw new ConcurrencyException("somebody was faster", conflict);
        }
    }

    private static void bind(
            PreparedStatement statement, List<EventRow> rows, List<EventRow> doubtful, @Nullable CompanionRow along)
            throws SQLException {
        Parameters parameters = new Parameters(statement);
        if (rows.size() == 1) {
            rows.getFirst().bind(parameters);
        } else {
            EventRow.bind(rows, parameters);
        }
        for (EventRow row : doubtful) {
            parameters.add(row.streamId());
            parameters.add(row.sequenceNumber() - 1);
        }
        if (along != null) {
            for (Object value : along.values()) {
                parameters.add(value);
            }
        }
    }

    /** The first event of each stream here, unless it is its very first: what comes before it has to be there. */
    private static List<EventRow> firsts(List<EventRow> rows) {
        Map<UUID, EventRow> firsts = new LinkedHashMap<>();
        rows.forEach(row -> firsts.putIfAbsent(row.streamId(), row));
        return firsts.values().stream().filter(row -> row.sequenceNumber() > 0).toList();
    }

    /** Whether a unit of work has stored events. */
    static boolean wasDoneBy(UnitOfWork<?> work) {
        return work.root().resources().containsKey(STORED);
    }

    /** What one command has to store: one event. */
    private record Asked(
            List<EventRow> rows,
            List<EventRow> doubtful,
            @Nullable CompanionRow along) {

        String sql() {
            return along == null
                    ? IN_A_GROUP
                    : "with stored as (" + IN_A_GROUP + " returning 1) " + along.insertIfStored("stored");
        }

        void bind(PreparedStatement statement) throws SQLException {
            Parameters parameters = new Parameters(statement);
            EventRow row = rows.getFirst();
            row.bind(parameters);
            parameters.add(doubtful.isEmpty());
            parameters.add(row.streamId());
            parameters.add(row.sequenceNumber() - 1);
            if (along != null) {
                for (Object value : along.values()) {
                    parameters.add(value);
                }
            }
        }
    }
}
