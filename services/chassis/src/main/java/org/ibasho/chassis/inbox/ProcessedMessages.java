package org.ibasho.chassis.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which reaction has processed which messages, by their ids, in the table {@code inbox}. */
final class ProcessedMessages {

    /** Stands for every reaction, also for those to come. */
    private static final String ALL = "";

    private final JdbcClient jdbc;

    ProcessedMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A message and a reaction that has processed it. */
    record Effect(UUID id, String type, String reaction) {}

    /** The reactions that have processed messages, by the messages' ids. */
    static final class Known {

        private final Map<UUID, Set<String>> reactions = new HashMap<>();

        private void add(UUID id, String reaction) {
            reactions.computeIfAbsent(id, one -> new HashSet<>()).add(reaction);
        }

        /** Whether a reaction has processed a message, or never will because an operator has discarded it. */
        boolean isDone(UUID id, String reaction) {
            Set<String> done = reactions.getOrDefault(id, Set.of());
            return done.contains(reaction) || done.contains(ALL);
        }

        /** Whether an operator has discarded a message. */
        boolean isDiscarded(UUID id) {
            return isDone(id, ALL);
        }
    }

    Known known(Collection<UUID> ids) {
        Known known = new Known();
        RowCallbackHandler add = row -> known.add(row.getObject("event_id", UUID.class), row.getString("reaction"));
        jdbc.sql("select event_id, reaction from inbox where event_id = any (?)")
                .param(ids.toArray(UUID[]::new))
                .query(add);
        return known;
    }

    /**
     * Records messages as processed.
     *
     * @return false if another instance has recorded one meanwhile: the caller rolls its work back
     */
    boolean add(List<Effect> effects) {
        int added = jdbc.sql("""
            insert into inbox (event_id, reaction, event_type)
            select * from unnest(?::uuid[], ?::text[], ?::text[]) on conflict do nothing
            """)
                .param(effects.stream().map(Effect::id).toArray(UUID[]::new))
                .param(effects.stream().map(Effect::reaction).toArray(String[]::new))
                .param(effects.stream().map(Effect::type).toArray(String[]::new))
                .update();
        return added == effects.size();
    }

    /** Records a message that an operator discarded, so that it is never processed. */
    void markDiscarded(UUID id) {
        jdbc.sql("insert into inbox (event_id, reaction, event_type) values (?, ?, 'discarded') on conflict do nothing")
                .params(id, ALL)
                .update();
    }
}
