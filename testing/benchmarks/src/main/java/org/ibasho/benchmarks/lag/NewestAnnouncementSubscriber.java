package org.ibasho.benchmarks.lag;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.scheduling.GatheringPublishedV1;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Another service's read model: the newest announcement of each meeting. Records when an announcement is visible, after
 * the commit.
 */
class NewestAnnouncementSubscriber implements Subscriber<GatheringPublishedV1> {

    /** The tables of the read model. */
    static final String TABLE = "create table newest (meeting_id uuid primary key, starts_at timestamptz not null)";

    private static final String SHOW = """
        insert into newest (meeting_id, starts_at) values (?::uuid, ?)
        on conflict (meeting_id) do update set starts_at = excluded.starts_at
        """;

    private final JdbcClient jdbc;
    private final AtomicReference<EffectLatency> round = new AtomicReference<>(new EffectLatency(Instant.EPOCH, 0));

    NewestAnnouncementSubscriber(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void expect(EffectLatency next) {
        round.set(next);
    }

    @Override
    public Class<GatheringPublishedV1> type() {
        return GatheringPublishedV1.class;
    }

    @Override
    public void receive(GatheringPublishedV1 event, String eventId) {
        jdbc.sql(SHOW).param(event.gatheringId()).param(event.startsAt()).update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                round.get().seen(event.startsAt().toInstant(), System.nanoTime());
            }
        });
    }
}
