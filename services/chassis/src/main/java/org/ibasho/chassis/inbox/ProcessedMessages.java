package org.ibasho.chassis.inbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ids of the messages that were processed, in the table {@code inbox}. */
final class ProcessedMessages {

    private final JdbcClient jdbc;

    ProcessedMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the ids that were processed. */
    Set<UUID> known(Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("select event_id from inbox where event_id = any (?)")
                .param(ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /**
     * Records messages as processed.
     *
     * @return false if another instance has recorded one meanwhile: the caller rolls its work back
     */
    boolean add(List<InboundMessage> taken) {
        int added = jdbc.sql("""
                insert into inbox (event_id, event_type) select * from unnest(?::uuid[], ?::text[])
                on conflict do nothing
                """)
                .param(taken.stream().map(InboundMessage::id).toArray(UUID[]::new))
                .param(taken.stream().map(one -> one.type().typeName()).toArray(String[]::new))
                .update();
        return added == taken.size();
    }

    /** Records a message that an operator discarded, so that it is never processed. */
    void markDiscarded(UUID id) {
        jdbc.sql("insert into inbox (event_id, event_type) values (?, 'discarded') on conflict do nothing")
                .param(id)
                .update();
    }
}
