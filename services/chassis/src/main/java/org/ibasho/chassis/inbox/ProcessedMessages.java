package org.ibasho.chassis.inbox;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which events have had their effect here. */
final class ProcessedMessages {

    private final JdbcClient jdbc;

    ProcessedMessages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the ids that are noted. */
    Set<UUID> known(Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("select event_id from inbox where event_id = any (?)")
                .param(ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /**
     * Notes events.
     *
     * @return false if somebody else has noted one meanwhile: what was done for it here has to be undone
     */
    boolean add(List<InboundMessage> taken) {
        int added = jdbc.sql("""
                insert into inbox (event_id, event_type) select * from unnest(?::uuid[], ?::text[]) on conflict do nothing
                """)
                .param(taken.stream().map(InboundMessage::id).toArray(UUID[]::new))
                .param(taken.stream().map(one -> one.type().typeName()).toArray(String[]::new))
                .update();
        return added == taken.size();
    }

    /** Notes an event that will never have an effect here, so that it is not asked about again. */
    void passOver(UUID id) {
        jdbc.sql("insert into inbox (event_id, event_type) values (?, 'discarded') on conflict do nothing")
                .param(id)
                .update();
    }
}
