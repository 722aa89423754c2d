package org.ibasho.chassis.eventstore;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The one statement that stores events, and whatever goes along with them. */
final class Append {

    private static final String INTO = """
            insert into event (stream_id, sequence_number, stream_type, event_id, event_type, revision, metadata, payload,
                               recorded_at)
            """;
    private static final String ONE = INTO + "select ?::uuid, ?, ?, ?::uuid, ?, ?, ?::json, ?::json, ?::timestamptz ";
    private static final String MANY = INTO + """
            select stream_id, sequence_number, stream_type, event_id, event_type, revision, metadata, payload, recorded_at
            from unnest(?::uuid[], ?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::json[], ?::json[],
                        ?::timestamptz[])
                 with ordinality as appended (stream_id, sequence_number, stream_type, event_id, event_type, revision,
                                              metadata, payload, recorded_at, place)
            """;
    private static final String IN_THEIR_ORDER = " order by place";

    /**
     * In a transaction that has written before, the stream may have gone on under a higher number since that number was
     * given. This one's events would then be read before those that they follow, so they are not stored.
     */
    private static final String UNLESS_OVERTAKEN = """
            where pg_current_xact_id_if_assigned() is null or not exists (
                select from event join unnest(?::uuid[], ?::bigint[]) as before (stream_id, sequence_number)
                    using (stream_id, sequence_number)
                where transaction_id > pg_current_xact_id_if_assigned())
            """;

    private final JdbcTemplate jdbc;

    Append(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void store(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        List<EventRow> rows =
                events.stream().map(event -> EventRow.of(event, serializer)).toList();
        AlongWithEvents along = CurrentUnitOfWork.map(AlongWithEvents::takeFrom)
                .flatMap(Function.identity())
                .orElse(null);
        boolean joining = TransactionSynchronizationManager.isActualTransactionActive();
        if (execute(rows, along, joining) != rows.size()) {
            throw new ConcurrencyException("the stream went on while this transaction was at work");
        }
    }

    private int execute(List<EventRow> rows, @Nullable AlongWithEvents along, boolean joining) {
        try {
            return jdbc.update(sql(rows, along, joining), statement -> bind(statement, rows, along, joining));
        } catch (DuplicateKeyException conflict) {
            throw new ConcurrencyException("somebody was faster", conflict);
        }
    }

    private static String sql(List<EventRow> rows, @Nullable AlongWithEvents along, boolean joining) {
        boolean one = rows.size() == 1;
        return (along == null ? "" : "with along as (" + along.insert() + ") ")
                + (one ? ONE : MANY)
                + (joining ? UNLESS_OVERTAKEN : "")
                + (one ? "" : IN_THEIR_ORDER);
    }

    private static void bind(
            PreparedStatement statement, List<EventRow> rows, @Nullable AlongWithEvents along, boolean joining)
            throws SQLException {
        Parameters parameters = new Parameters(statement);
        if (along != null) {
            for (Object value : along.values()) {
                parameters.add(value);
            }
        }
        if (rows.size() == 1) {
            rows.getFirst().bind(parameters);
        } else {
            EventRow.bind(rows, parameters);
        }
        if (joining) {
            parameters.addAll("text", rows, EventRow::streamId);
            parameters.addAll("bigint", rows, row -> row.sequenceNumber() - 1);
        }
    }
}
