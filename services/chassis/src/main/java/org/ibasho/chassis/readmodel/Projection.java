package org.ibasho.chassis.readmodel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.chassis.decision.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Projects events into a read model in batches: it loads the rows of their streams once, applies the events in memory,
 * and writes each row once. An event that is projected already changes nothing; an event that does not follow fails
 * the whole batch. Runs in the caller's transaction.
 */
public final class Projection<E extends Event, R> {

    private static final long NOTHING = -1;

    private final ReadModel<E, R> readModel;

    public Projection(ReadModel<E, R> readModel) {
        this.readModel = readModel;
    }

    /** The sealed type of the events that it shows. */
    public Class<E> events() {
        return readModel.events();
    }

    /**
     * Shows the events, which may be shown already.
     *
     * @param happened in the order of the store
     * @throws SequenceGap if one does not follow what is shown of its stream
     */
    public void show(JdbcClient jdbc, List<StreamEvent> happened) {
        Map<String, List<StreamEvent>> streams = byStream(happened);
        fold(jdbc, streams, streams.keySet());
    }

    /**
     * Shows events for the first time, in a read model that holds exactly what came before them. Streams that begin
     * here are not asked for, for there can be nothing of them.
     */
    public void fill(JdbcClient jdbc, List<StreamEvent> happened) {
        Map<String, List<StreamEvent>> streams = byStream(happened);
        List<String> known = new ArrayList<>();
        streams.forEach((streamId, events) -> {
            if (events.getFirst().version() > 0) {
                known.add(streamId);
            }
        });
        fold(jdbc, streams, known);
    }

    /** How far a stream is shown: the sequence number of its last event there, or -1. */
    public long version(JdbcClient jdbc, String streamId) {
        return readModel.load(jdbc, List.of(streamId)).stream()
                .mapToLong(VersionedRow::version)
                .findFirst()
                .orElse(NOTHING);
    }

    private Map<String, List<StreamEvent>> byStream(List<StreamEvent> happened) {
        Map<String, List<StreamEvent>> streams = new LinkedHashMap<>();
        for (StreamEvent one : happened) {
            if (readModel.events().isInstance(one.event())) {
                streams.computeIfAbsent(one.streamId(), id -> new ArrayList<>()).add(one);
            }
        }
        return streams;
    }

    private void fold(JdbcClient jdbc, Map<String, List<StreamEvent>> streams, Collection<String> known) {
        Map<String, VersionedRow<R>> before = new HashMap<>();
        if (!known.isEmpty()) {
            readModel.load(jdbc, known).forEach(shown -> before.put(shown.streamId(), shown));
        }
        List<VersionedRow<R>> changed = new ArrayList<>();
        streams.forEach((streamId, events) -> {
            VersionedRow<R> old = before.get(streamId);
            VersionedRow<R> now = after(old, events);
            if (now != null && (old == null || now.version() > old.version())) {
                changed.add(now);
            }
        });
        if (!changed.isEmpty()) {
            readModel.save(jdbc, changed);
        }
    }

    private @Nullable VersionedRow<R> after(@Nullable VersionedRow<R> before, List<StreamEvent> events) {
        VersionedRow<R> now = before;
        for (StreamEvent one : events) {
            long shown = now == null ? NOTHING : now.version();
            if (one.version() == shown + 1) {
                R row = readModel.evolve(
                        now == null ? null : now.row(), readModel.events().cast(one.event()));
                now = new VersionedRow<>(one.streamId(), one.version(), one.at(), row);
            } else if (one.version() > shown) {
                throw new SequenceGap(readModel.name(), one.streamId(), shown, one.version());
            }
        }
        return now;
    }
}
