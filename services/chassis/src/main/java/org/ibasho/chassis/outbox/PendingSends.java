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
 * The messages that Kafka has not acknowledged yet: one batch at most. While the broker is unavailable this waits,
 * with the claim on the relay and without a transaction. For the relay's thread only, except {@link #close}.
 */
final class PendingSends implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PendingSends.class);
    private static final long LOOK_MS = 200;
    private static final long SAY_AFTER = Duration.ofSeconds(3).toNanos();
    private static final long KEEP_CLAIM_AFTER = Duration.ofSeconds(2).toNanos();
    private static final long GRACE = Duration.ofSeconds(1).toNanos();

    private final Function<ProducerRecord<String, byte[]>, CompletableFuture<?>> kafka;
    private final Runnable renewProducer;
    private final Runnable keepClaim;
    private final long patience;
    private final List<Message> sent = new ArrayList<>();
    private boolean said;
    private volatile boolean closing;

    /**
     * @param kafka sends; may refuse with Kafka's timeout when it has no room or no broker
     * @param renewProducer called when Kafka has refused: a producer that asked for its id and was not let in (a
     *     broker that lost its disk knows nobody at first) never asks again, and what it is handed waits for ever
     * @param keepClaim called now and then while the broker is waited for, so that no other instance takes over
     * @param patience after this long without an acknowledgement the producer is renewed, whatever it may wait for
     */
    PendingSends(
            Function<ProducerRecord<String, byte[]>, CompletableFuture<?>> kafka,
            Runnable renewProducer,
            Runnable keepClaim,
            Duration patience) {
        this.kafka = kafka;
        this.renewProducer = renewProducer;
        this.keepClaim = keepClaim;
        this.patience = patience.toNanos();
    }

    /** Gives a message to the producer. Returns once the producer has it; messages keep their order. */
    void send(ProducerRecord<String, byte[]> message, Runnable whenAcknowledged) {
        Wait wait = new Wait();
        while (true) {
            try {
                sent.add(new Message(message, kafka.apply(message), whenAcknowledged));
                return;
            } catch (KafkaException refused) {
                if (!isTimeout(refused)) {
                    throw refused(refused);
                }
                if (wait.goOn()) {
                    renewProducer.run();
                }
            }
        }
    }

    /** Returns when Kafka has acknowledged everything, however long that takes. */
    void await() {
        Wait wait = new Wait();
        while (!isDone()) {
            if (wait.goOn()) {
                sendAgain();
            }
        }
        if (said) {
            log.info("Kafka acknowledges again");
            said = false;
        }
        sent.forEach(message -> message.whenAcknowledged.run());
        forget();
    }

    /** Sends everything again in order with a new producer; the old one drops what it has. */
    private void sendAgain() {
        renewProducer.run();
        List<Message> again = List.copyOf(sent);
        forget();
        again.forEach(message -> send(message.content, message.whenAcknowledged));
    }

    /** Forgets what was not acknowledged; the relay sends it again from its position on. */
    void forget() {
        sent.clear();
    }

    /** From now on, waits no longer than a moment for the broker. */
    @Override
    public void close() {
        closing = true;
    }

    private boolean isDone() {
        CompletableFuture<?>[] all = sent.stream().map(Message::acknowledgement).toArray(CompletableFuture<?>[]::new);
        try {
            CompletableFuture.allOf(all).get(LOOK_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NotAcknowledged("stopped before Kafka acknowledged");
        } catch (ExecutionException refused) {
            throw refused(refused);
        }
    }

    private NotAcknowledged refused(Exception refusal) {
        renewProducer.run();
        return new NotAcknowledged("Kafka refused: "
                + NestedExceptionUtils.getMostSpecificCause(refusal).getClass().getSimpleName());
    }

    private static boolean isTimeout(KafkaException refused) {
        return NestedExceptionUtils.getMostSpecificCause(refused)
                instanceof org.apache.kafka.common.errors.TimeoutException;
    }

    /** One time of waiting for the broker. */
    private final class Wait {

        private final long began = System.nanoTime();
        private long claimed = began;
        private long renewed = began;

        /** Whether it has taken so long that something else has to be tried. */
        boolean goOn() {
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
            boolean tooLong = now - renewed > patience;
            renewed = tooLong ? now : renewed;
            return tooLong;
        }
    }

    private record Message(
            ProducerRecord<String, byte[]> content, CompletableFuture<?> acknowledgement, Runnable whenAcknowledged) {}

    /** Ends a batch whose messages may or may not have arrived. Carries no stack trace, for nothing is wrong here. */
    static final class NotAcknowledged extends RuntimeException {

        NotAcknowledged(String message) {
            super(message, null, false, false);
        }
    }
}
