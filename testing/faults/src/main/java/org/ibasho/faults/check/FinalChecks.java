package org.ibasho.faults.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.ibasho.faults.system.ServiceDatabase;
import org.ibasho.faults.system.SystemUnderTest;

/** Checks all runs together after the last one. */
public final class FinalChecks {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final SystemUnderTest system;
    private final KafkaLog kafka;
    private final LostEvents lost;
    private final List<String> differences = new ArrayList<>();

    public FinalChecks(SystemUnderTest system, KafkaLog kafka, LostEvents lost) {
        this.system = system;
        this.kafka = kafka;
        this.lost = lost;
    }

    /** @param rebuild rebuilds the read model from the first event on into empty tables */
    public List<String> differences(Runnable rebuild) {
        String before = contentHash();
        String tables = tableId();
        rebuild.run();
        Awaitility.await().atMost(LIMIT).until(() -> !tables.equals(tableId()));
        require("replay", before, contentHash());
        kafka.readNew();
        Set<String> stored = ids(system.database("publisher"), "select event_id::text from event");
        require("all on kafka", stored, withoutLost(kafka.allIds()));
        require(
                "all in the inbox",
                Integer.toString(stored.size()),
                system.database("subscriber")
                        .jdbc()
                        .sql("select coalesce(sum(sequence), 0)::text from inbox_mark where subject <> all (?)")
                        .param(streamsWithoutEvents().toArray(String[]::new))
                        .query(String.class)
                        .single());
        require("all effects", stored, withoutLost(ids(system.database("subscriber"), "select event_id from effect")));
        return differences;
    }

    private Set<String> withoutLost(Set<String> ids) {
        return Set.copyOf(lost.without(ids));
    }

    /** Nothing is left of them that the publisher could tell. */
    private Set<String> streamsWithoutEvents() {
        Set<String> streams = new HashSet<>(lost.streams());
        streams.removeAll(ids(system.database("publisher"), "select distinct stream_id::text from event"));
        return streams;
    }

    /** The number of rows and a hash of their content. */
    private String contentHash() {
        ServiceDatabase publisher = system.database("publisher");
        return publisher
                .jdbc()
                .sql("select count(*) || ' ' || md5(string_agg(t::text, ',' order by id)) from %s.tally t"
                        .formatted(system.readModelSchema()))
                .query(String.class)
                .single();
    }

    /** The id of the live table, which a rebuild changes although the name stays. */
    private String tableId() {
        ServiceDatabase publisher = system.database("publisher");
        return publisher
                .jdbc()
                .sql("select '%s.tally'::regclass::oid::text".formatted(system.readModelSchema()))
                .query(String.class)
                .single();
    }

    private static Set<String> ids(ServiceDatabase database, String query) {
        List<String> ids =
                database.jdbc().sql(query).query((row, n) -> row.getString(1)).list();
        Set<String> distinct = new HashSet<>(ids);
        if (distinct.size() < ids.size()) {
            distinct.add(ids.size() - distinct.size() + " more than once");
        }
        return distinct;
    }

    private void require(String check, String expected, String found) {
        if (!expected.equals(found)) {
            differences.add("%s: %s instead of %s".formatted(check, found, expected));
        }
    }

    private void require(String check, Set<String> expected, Set<String> found) {
        if (!expected.equals(found)) {
            differences.add(check + ": "
                    + ListDifference.of(
                            "everything",
                            expected.stream().sorted().toList(),
                            found.stream().sorted().toList()));
        }
    }
}
