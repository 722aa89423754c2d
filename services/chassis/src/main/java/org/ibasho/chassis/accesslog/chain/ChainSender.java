package org.ibasho.chassis.accesslog.chain;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.ibasho.chassis.accesslog.entry.ChainHead;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.ibasho.chassis.eventstore.reader.ReaderLifecycle;
import org.ibasho.chassis.eventstore.reader.ReaderThread;
import org.springframework.kafka.core.KafkaOperations;

/** Sends this process's chain head to both sides every tenth of a second if it has grown, and once more at the end. */
final class ChainSender implements ReaderLifecycle {

    private static final Duration EACH = Duration.ofMillis(100);

    /** Starts before the web server and stops after it, so that it still sends the head of the last entries. */
    private static final int PHASE = 1;

    private final EntryWriter writer;
    private final SigningKey key;
    private final KafkaOperations<String, byte[]> kafka;
    private final ReaderThread thread = new ReaderThread("chain of the access log", this::run);
    private volatile long sent;

    ChainSender(EntryWriter writer, SigningKey key, KafkaOperations<String, byte[]> kafka) {
        this.writer = writer;
        this.key = key;
        this.kafka = kafka;
    }

    private void run() throws InterruptedException {
        send();
        thread.works();
        thread.pause(EACH);
    }

    private void send() {
        ChainHead head = writer.chain();
        if (head.number() > sent) {
            // one that gets lost is followed by the next one
            var _ = kafka.send(
                    ChainTopic.NAME,
                    ChainTopic.key(key.verifier().name(), head.process()),
                    ChainNote.of(head, key).toString().getBytes(StandardCharsets.UTF_8));
            sent = head.number();
        }
    }

    @Override
    public ReaderThread thread() {
        return thread;
    }

    /** The producer sends what it still has when it is closed. */
    @Override
    public void stop() {
        ReaderLifecycle.super.stop();
        send();
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
