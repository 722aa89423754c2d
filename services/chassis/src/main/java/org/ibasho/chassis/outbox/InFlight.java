package org.ibasho.chassis.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.KafkaException;

/**
 * What has been handed to Kafka and is not acknowledged yet: one batch at most. While the broker is away it waits, holding the
 * claim on the token and no transaction. For the relay's one thread, but for {@link #close}.
 */
final class InFlight implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(InFlight.class);
    private static final long LOOK_MS = 200;
    private static final long SAY_AFTER = Duration.ofSeconds(3).toNanos();
    private static final long KEEP_CLAIM_AFTER = Duration.ofSeconds(2).toNanos();
    private static final long GRACE = Duration.ofSeconds(1).toNanos();

    private final Function<ProducerRecord<String, byte[]>, CompletableFuture<?>> kafka;
    private final Runnable keepClaim;
    private final List<CompletableFuture<?>> sent = new ArrayList<>();
    private final List<Runnable> acknowledged = new ArrayList<>();
    private boolean said;
    private volatile boolean closing;

    /**
     * @param kafka sends; may refuse with Kafka's timeout when it has no room or no broker
     * @param keepClaim called now and then while the broker is waited for, so that no other instance takes over
     */
    InFlight(Function<ProducerRecord<String, byte[]>, CompletableFuture<?>> kafka, Runnable keepClaim) {
        this.kafka = kafka;
        this.keepClaim = keepClaim;
    }

    /** Hands a message over. Returns once the producer has it, which is after all that were handed over before. */
    void send(ProducerRecord<String, byte[]> message, Runnable whenAcknowledged) {
        Wait wait = new Wait();
        while (true) {
            try {
                sent.add(kafka.apply(message));
                acknowledged.add(whenAcknowledged);
                return;
            } catch (KafkaException refused) {
                if (!isTimeout(refused)) {
                    throw refused;
                }
                wait.goOn();
            }
        }
    }

    /** Returns when everything that was handed over is acknowledged, however long that takes. */
    void await() {
        CompletableFuture<Void> all = CompletableFuture.allOf(sent.toArray(CompletableFuture<?>[]::new));
        Wait wait = new Wait();
        while (!isDone(all)) {
            wait.goOn();
        }
        if (said) {
            log.info("Kafka acknowledges again");
            said = false;
        }
        acknowledged.forEach(Runnable::run);
        forget();
    }

    /** Begins anew: what was not acknowledged is sent again from the token on. */
    void forget() {
        sent.clear();
        acknowledged.clear();
    }

    /** From now on the broker is waited for no longer than a moment. */
    @Override
    public void close() {
        closing = true;
    }

    private static boolean isDone(CompletableFuture<Void> all) {
        try {
            all.get(LOOK_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NotAcknowledged("stopped before Kafka acknowledged");
        } catch (ExecutionException refused) {
            throw new NotAcknowledged("Kafka refused: "
                    + NestedExceptionUtils.getMostSpecificCause(refused)
                            .getClass()
                            .getSimpleName());
        }
    }

    private static boolean isTimeout(KafkaException refused) {
        return NestedExceptionUtils.getMostSpecificCause(refused)
                instanceof org.apache.kafka.common.errors.TimeoutException;
    }

    /** One time of waiting for the broker. */
    private final class Wait {

        private final long began = System.nanoTime();
        private long claimed = began;

        void goOn() {
            long now = System.nanoTime();
            if (closing && now - began > GRACE) {
                throw new NotAcknowledged("stopped before Kafka acknowledged; it will be sent again");
            }
            if (!said && now - began > SAY_AFTER) {
                log.warn("Kafka does not acknowledge: what is to be published waits");
                said = true;
            }
            if (now - claimed > KEEP_CLAIM_AFTER) {
                keepClaim.run();
                claimed = now;
            }
        }
    }

    /** Ends a batch whose messages may or may not have arrived. Carries no stack trace, for nothing is wrong here. */
    static final class NotAcknowledged extends RuntimeException {

        NotAcknowledged(String message) {
            super(message, null, false, false);
        }
    }
}
