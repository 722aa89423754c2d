package org.ibasho.chassis.projection.build;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.eventstore.reader.ParkedStream;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.SequenceGap;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.SavepointManager;
import org.springframework.transaction.TransactionException;

/**
 * Projects a batch that has failed as a whole: stream by stream, each in a savepoint, so that an event that cannot be
 * projected stops its own stream and no other.
 */
public final class StreamByStream {

    /** A value that the database has no room for: SQLSTATE class 54. */
    private static final String LIMIT_EXCEEDED = "54";

    private final String reader;
    private final Projection<?, ?> projection;
    private final EventNames names;

    /** @param reader under whose name a stream is parked */
    public StreamByStream(String reader, Projection<?, ?> projection, EventNames names) {
        this.reader = reader;
        this.projection = projection;
        this.names = names;
    }

    /**
     * Whether a failure can be an event's fault. A gap is not, because it says that events were passed over; nor is a
     * database that cannot be reached, or that lacks a table.
     */
    public static boolean mayBeAnEventsFault(RuntimeException failure) {
        return switch (failure) {
            case SequenceGap _ -> false;
            case DataIntegrityViolationException _ -> true;
            case DataAccessException other -> isLimitExceeded(other);
            case TransactionException _ -> false;
            default -> true;
        };
    }

    private static boolean isLimitExceeded(DataAccessException failure) {
        return failure.getMostSpecificCause() instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith(LIMIT_EXCEEDED);
    }

    /**
     * Projects the events.
     *
     * @param transaction the one that the connection is in
     * @return the streams that cannot be projected, each from the event on that failed
     */
    public List<ParkedStream> show(JdbcClient jdbc, SavepointManager transaction, List<StreamEvent> events) {
        Map<String, List<StreamEvent>> streams = new LinkedHashMap<>();
        events.forEach(event -> streams.computeIfAbsent(event.streamId(), id -> new ArrayList<>())
                .add(event));
        List<ParkedStream> parked = new ArrayList<>();
        for (List<StreamEvent> stream : streams.values()) {
            if (attempt(transaction, () -> projection.show(jdbc, stream)) != null) {
                parked.addAll(showOneByOne(jdbc, transaction, stream));
            }
        }
        return parked;
    }

    /** The same for tables that hold exactly what came before; stream by stream only if it fails as a whole. */
    List<ParkedStream> fill(JdbcClient jdbc, SavepointManager transaction, List<StreamEvent> events) {
        return attempt(transaction, () -> projection.fill(jdbc, events)) == null
                ? List.of()
                : show(jdbc, transaction, events);
    }

    private List<ParkedStream> showOneByOne(JdbcClient jdbc, SavepointManager transaction, List<StreamEvent> stream) {
        for (StreamEvent event : stream) {
            RuntimeException failure = attempt(transaction, () -> projection.show(jdbc, List.of(event)));
            if (failure != null) {
                String type = names.nameOf(event.event().getClass());
                return List.of(ParkedStream.failed(reader, event.streamId(), event.version(), type, failure));
            }
        }
        return List.of();
    }

    private static @Nullable RuntimeException attempt(SavepointManager transaction, Runnable work) {
        Object before = transaction.createSavepoint();
        try {
            work.run();
            transaction.releaseSavepoint(before);
            return null;
        } catch (RuntimeException failure) {
            if (!mayBeAnEventsFault(failure)) {
                throw failure;
            }
            transaction.rollbackToSavepoint(before);
            return failure;
        }
    }
}
