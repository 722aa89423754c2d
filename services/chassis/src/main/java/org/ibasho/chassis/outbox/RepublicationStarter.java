package org.ibasho.chassis.outbox;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Sees that everything is told again when somebody has asked for it: in the instance whose relay is at work, which is
 * stopped for that moment. Should another instance take the relay over just then, the wish is carried out there.
 */
final class RepublicationStarter implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RepublicationStarter.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Republication publication;
    private final Configuration axon;
    private final PendingSends pendingSends;
    private Optional<ScheduledExecutorService> ticker = Optional.empty();

    RepublicationStarter(Republication publication, Configuration axon, PendingSends pendingSends) {
        this.publication = publication;
        this.axon = axon;
        this.pendingSends = pendingSends;
    }

    private void look() {
        try {
            Optional<Republication.Wish> wish = publication.open();
            if (wish.isPresent() && wish.get().begun() && publication.endIfDone()) {
                log.info("everything has been published again");
            } else if (wish.isPresent() && !wish.get().begun()) {
                axon.eventProcessingConfiguration()
                        .eventProcessor(OutboxRelay.NAME, TrackingEventProcessor.class)
                        .filter(relay -> !relay.processingStatus().isEmpty())
                        .ifPresent(relay -> rewind(relay, wish.get()));
            }
        } catch (DataAccessException | TransactionException away) {
            log.debug("looked in vain, and looks again", away);
        }
    }

    private void rewind(TrackingEventProcessor relay, Republication.Wish wish) {
        relay.shutDown();
        try {
            publication.begin(wish.id());
            log.info("everything is published again from the first event on");
        } catch (UnableToClaimTokenException takenOver) {
            log.info("another instance has taken the relay over and will publish everything again");
        } finally {
            if (isRunning()) {
                relay.start();
            }
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofVirtual().name("rewinding").factory());
        var _ = looking.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        ticker = Optional.of(looking);
    }

    /** Comes before the relay's own stop, so that a broker that is away keeps nobody waiting. */
    @Override
    public synchronized void stop() {
        pendingSends.close();
        ticker.ifPresent(ScheduledExecutorService::shutdown);
        ticker = Optional.empty();
    }

    @Override
    public synchronized boolean isRunning() {
        return ticker.isPresent();
    }
}
