package org.ibasho.faults.teller;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what each tally came to: the same event again changes nothing, and one that does not follow stops the projector. */
@Component
@ProcessingGroup("tallies")
class TallyProjector {

    private final JdbcClient jdbc;

    TallyProjector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(TallyEvent event, @SequenceNumber long version) {
        TallyEvent.Added added = (TallyEvent.Added) event;
        if (!follows(added, version) && shown(added.streamId()) < version) {
            throw new IllegalStateException("event %d of tally %s does not follow".formatted(version, added.streamId()));
        }
    }

    private boolean follows(TallyEvent.Added added, long version) {
        return (version == 0 ? insert(added) : advance(added, version)) == 1;
    }

    private int insert(TallyEvent.Added added) {
        return jdbc.sql("""
                insert into tally (stream_id, version, sum, additions) values (?, 0, ?, 1) on conflict do nothing
                """).params(added.streamId(), added.amount()).update();
    }

    private int advance(TallyEvent.Added added, long version) {
        return jdbc.sql("""
                update tally set version = ?, sum = sum + ?, additions = additions + 1 where stream_id = ? and version = ?
                """)
                .params(version, added.amount(), added.streamId(), version - 1)
                .update();
    }

    private long shown(String streamId) {
        return jdbc.sql("select version from tally where stream_id = ?")
                .param(streamId)
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    /** Empties the read model before all events are read again. */
    @ResetHandler
    void reset() {
        jdbc.sql("delete from tally").update();
    }
}
