package org.ibasho.faults.check;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.faults.check.Stored.StoredEvent;
import org.ibasho.faults.world.Database;

/** The teller's read model: what each tally came to. */
record Shown(Map<String, Row> tallies) {

    /**
     * @param version the last event that it shows
     * @param additions how many events it has added up
     */
    record Row(long version, long sum, long additions) {}

    static Shown read(Database teller, Collection<String> streams) {
        Map<String, Row> tallies = new HashMap<>();
        teller.jdbc()
                .sql("select stream_id, version, sum, additions from tallies.tally where stream_id in (:streams)")
                .param("streams", streams)
                .query((row, n) ->
                        tallies.put(row.getString(1), new Row(row.getLong(2), row.getLong(3), row.getLong(4))))
                .list();
        return new Shown(tallies);
    }

    /** What the events themselves come to, added up here. */
    static Shown of(Stored stored) {
        Map<String, Row> tallies = new HashMap<>();
        stored.streams().forEach((stream, events) -> {
            if (!events.isEmpty()) {
                tallies.put(stream, row(events));
            }
        });
        return new Shown(tallies);
    }

    private static Row row(List<StoredEvent> events) {
        return new Row(
                events.getLast().sequence(),
                events.stream().mapToLong(StoredEvent::amount).sum(),
                events.size());
    }
}
