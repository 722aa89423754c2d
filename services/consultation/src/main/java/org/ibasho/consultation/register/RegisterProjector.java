package org.ibasho.consultation.register;

import java.time.ZoneOffset;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.ibasho.consultation.record.ConsultationEvent;
import org.ibasho.consultation.record.ConsultationEvent.Recorded;
import org.ibasho.consultation.record.Consultations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the register. The same event again changes nothing, and an event that does not follow stops the projector rather
 * than leaving a hole unseen.
 */
@Component
@ProcessingGroup(Consultations.REGISTER)
class RegisterProjector {

    private final JdbcClient jdbc;

    RegisterProjector(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(ConsultationEvent event, @SequenceNumber long version) {
        switch (event) {
            case Recorded it -> insert(it, version);
        }
    }

    /** Empties the read model before all events are read again. */
    @ResetHandler
    void reset() {
        jdbc.sql("delete from consultation").update();
    }

    /** A record begins its stream: one that comes later than first shows that something before it is missing. */
    private void insert(Recorded it, long version) {
        if (version != 0) {
            throw new IllegalStateException("consultation %s begins with event %d".formatted(it.streamId(), version));
        }
        jdbc.sql("""
                insert into consultation (id, channel, relationship, age_band, purposes, occurred_at, gathering_id,
                                          programme, version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing
                """)
                .params(it.consultationId(), it.channel(), it.relationship(), it.ageBand())
                .param(it.purposes().toArray(String[]::new))
                .param(it.occurredAt().atOffset(ZoneOffset.UTC))
                .param(it.gatheringId())
                .param(it.programme())
                .param(version)
                .update();
    }
}
