package org.ibasho.faults.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.ibasho.faults.world.Database;
import org.ibasho.faults.world.World;

/** What has to hold of all runs together, once the last one is over. */
public final class Whole {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final World world;
    private final KafkaLog kafka;
    private final List<String> differences = new ArrayList<>();

    public Whole(World world, KafkaLog kafka) {
        this.world = world;
        this.kafka = kafka;
    }

    /** @param rebuild has the read model built again, from the first event on into empty tables */
    public List<String> differences(Runnable rebuild) {
        String shown = tallies();
        String tables = tables();
        rebuild.run();
        Awaitility.await().atMost(LIMIT).until(() -> !tables.equals(tables()));
        require("replay", shown, tallies());
        kafka.readOn();
        Set<String> stored = ids(world.database("teller"), "select event_id::text from event");
        require("all on kafka", stored, kafka.allIds());
        require(
                "all in the inbox",
                stored,
                ids(world.database("listener"), "select event_id::text from inbox where event_type <> 'discarded'"));
        require("all effects", stored, ids(world.database("listener"), "select event_id from effect"));
        return differences;
    }

    /** How many rows there are, and a hash of all that they say. */
    private String tallies() {
        return world.database("teller")
                .jdbc()
                .sql("select count(*) || ' ' || md5(string_agg(t::text, ',' order by stream_id)) from tallies.tally t")
                .query(String.class)
                .single();
    }

    /** Another answer when the tables are others, whatever they are called. */
    private String tables() {
        return world.database("teller")
                .jdbc()
                .sql("select 'tallies.tally'::regclass::oid::text")
                .query(String.class)
                .single();
    }

    private static Set<String> ids(Database database, String query) {
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
                    + Difference.of(
                            "everything",
                            expected.stream().sorted().toList(),
                            found.stream().sorted().toList()));
        }
    }
}
