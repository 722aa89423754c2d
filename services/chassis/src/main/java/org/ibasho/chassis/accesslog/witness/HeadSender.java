package org.ibasho.chassis.accesslog.witness;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ibasho.chassis.accesslog.merkle.VerifierKey;
import org.ibasho.chassis.accesslog.seal.SealingListener;
import org.ibasho.chassis.accesslog.seal.TreeSealer;
import org.springframework.kafka.core.KafkaOperations;

/** Sends each new head to the other side; an unchanged one every two seconds, so that silence is a sign. */
final class HeadSender implements SealingListener {

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    private final WitnessedHeads heads;
    private final VerifierKey key;
    private final HeadClock clock;
    private final KafkaOperations<String, byte[]> kafka;
    private long sentNanos = System.nanoTime() - HEARTBEAT.toNanos();

    HeadSender(WitnessedHeads heads, VerifierKey key, HeadClock clock, KafkaOperations<String, byte[]> kafka) {
        this.heads = heads;
        this.key = key;
        this.clock = clock;
        this.kafka = kafka;
    }

    @Override
    public void sealed(TreeSealer.Result result) {
        if (result.isNew() || System.nanoTime() - sentNanos >= HEARTBEAT.toNanos()) {
            send(result);
            sentNanos = System.nanoTime();
        }
    }

    private void send(TreeSealer.Result result) {
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                WitnessTopics.HEADS,
                key.name(),
                heads.request(result.head()).toString().getBytes(StandardCharsets.UTF_8));
        message.headers()
                .add(WitnessTopics.AT, clock.next(result.at()).toString().getBytes(StandardCharsets.UTF_8))
                .add(WitnessTopics.KEY, key.toString().getBytes(StandardCharsets.UTF_8));
        // one that gets lost is followed by the next one
        var _ = kafka.send(message);
    }
}
