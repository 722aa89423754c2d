package org.ibasho.chassis.inbox;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.ibasho.chassis.command.TransientFailure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchListenerFailedException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Processes messages of other services: each has its effect once, however often Kafka delivers it, and in order per
 * key. A message that fails is parked at once with its key, and tried again from there, so that no other key waits for
 * it.
 */
final class Inbox {

    private static final Logger log = LoggerFactory.getLogger(Inbox.class);

    private final MessageProcessor processor;
    private final ParkedMessageStore store;
    private final ParkedMessageRetries retries;
    private final JsonMapper json;
    private final AtomicBoolean databaseUnavailable = new AtomicBoolean();

    Inbox(MessageProcessor processor, ParkedMessageStore store, ParkedMessageRetries retries, JsonMapper json) {
        this.processor = processor;
        this.store = store;
        this.retries = retries;
        this.json = json;
    }

    /**
     * Processes or parks the messages of one poll.
     *
     * @throws BatchListenerFailedException if the database is unavailable: the messages have to come again
     */
    void receive(List<ConsumerRecord<String, byte[]>> messages) {
        try {
            InboundBatch batch = new InboundBatch(messages, processor, store, json);
            if (batch.process()) {
                retries.wake();
            }
        } catch (RuntimeException failure) {
            if (TransientFailure.isDatabaseUnavailable(failure) && databaseUnavailable.compareAndSet(false, true)) {
                log.warn("the database is unavailable: messages of other services wait in Kafka");
            }
            throw new BatchListenerFailedException("not taken in", failure, 0);
        }
        if (databaseUnavailable.compareAndSet(true, false)) {
            log.info("the database is back: messages of other services are processed again");
        }
    }
}
