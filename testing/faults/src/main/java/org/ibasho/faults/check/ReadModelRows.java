package org.ibasho.faults.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.faults.check.StoredStreams.StoredEvent;
import org.ibasho.faults.system.ServiceDatabase;

/** The rows of the publisher's read model. */
record ReadModelRows(Map<String, Row> tallies) {

    /**
     * @param version the sequence number of the last event in the row
     * @param additions the number of events in the row
     */
    record Row(long version, long sum, long additions) {}

    static ReadModelRows read(ServiceDatabase publisher, String schema, Collection<String> streams) {
        Map<String, Row> tallies = new HashMap<>();
        publisher
                .jdbc()
                .sql("select id, version, added, additions from %s.tally where id in (:streams)".formatted(schema))
                .param("streams", streams)
                .query((row, n) ->
                        tallies.put(row.getString(1), new Row(row.getLong(2), row.getLong(3), row.getLong(4))))
                .list();
        return new ReadModelRows(tallies);
    }

    /** The rows that follow from the stored events. */
    static ReadModelRows of(StoredStreams stored) {
        Map<String, Row> tallies = new HashMap<>();
        stored.streams().forEach((stream, events) -> {
            if (!events.isEmpty()) {
                tallies.put(stream, row(events));
            }
        });
        return new ReadModelRows(tallies);
    }

    private static Row row(List<StoredEvent> events) {
        return new Row(
                events.getLast().sequence(),
                events.stream().mapToLong(StoredEvent::amount).sum(),
                events.size());
    }
}
