package org.ibasho.chassis.accesslog.witness;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.ibasho.chassis.accesslog.merkle.VerifierKey;
import org.ibasho.chassis.eventstore.reader.ReaderLifecycle;
import org.ibasho.chassis.eventstore.reader.ReaderThread;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Reads what the other side sends: its heads, which this side witnesses, and its cosignatures of ours. Every process
 * reads everything and remembers no offset: the latest messages say all there is, and what comes again changes nothing.
 */
final class WitnessRunner implements ReaderLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WitnessRunner.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration NO_TOPIC_YET = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Of each partition, from so far before its end. */
    private static final int LATEST = 50;

    private final VerifierKey own;
    private final Witness witness;
    private final WitnessTable table;
    private final WitnessedHeads heads;
    private final WitnessMetrics metrics;
    private final HeadClock clock;
    private final ConsumerFactory<String, byte[]> consumers;
    private final KafkaOperations<String, byte[]> kafka;
    private final ReaderThread thread = new ReaderThread("access log witness", this::run);

    WitnessRunner(
            VerifierKey own,
            Witness witness,
            WitnessTable table,
            WitnessedHeads heads,
            WitnessMetrics metrics,
            HeadClock clock,
            ConsumerFactory<String, byte[]> consumers,
            KafkaOperations<String, byte[]> kafka) {
        this.own = own;
        this.witness = witness;
        this.table = table;
        this.heads = heads;
        this.metrics = metrics;
        this.clock = clock;
        this.consumers = consumers;
        this.kafka = kafka;
    }

    private void run() throws InterruptedException {
        try (Consumer<String, byte[]> consumer = consumers.createConsumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            if (partitions.isEmpty()) {
                thread.pause(NO_TOPIC_YET);
                return;
            }
            consumer.assign(partitions);
            Map<TopicPartition, Long> begin = consumer.beginningOffsets(partitions, PATIENCE);
            consumer.endOffsets(partitions, PATIENCE)
                    .forEach((partition, end) ->
                            consumer.seek(partition, Math.max(begin.getOrDefault(partition, 0L), end - LATEST)));
            while (!thread.isStopping()) {
                consumer.poll(POLL).forEach(this::take);
                metrics.look();
                thread.works();
            }
        }
    }

    private static List<TopicPartition> partitions(Consumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(WitnessTopics.HEADS, WitnessTopics.ANSWERS)) {
            consumer.partitionsFor(topic, PATIENCE)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    /** What is malformed says nothing: whoever may write to the topic can't stop the witness. */
    private void take(ConsumerRecord<String, byte[]> message) {
        boolean ofOwnLog = own.name().equals(message.key());
        try {
            if (message.topic().equals(WitnessTopics.HEADS)) {
                head(message, ofOwnLog);
            } else if (message.topic().equals(WitnessTopics.ANSWERS) && ofOwnLog) {
                heard(message);
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            log.warn("a message about the access log is malformed: {}", malformed.getMessage());
        }
    }

    private void head(ConsumerRecord<String, byte[]> message, boolean ofOwnLog) {
        Instant at = Instant.parse(header(message, WitnessTopics.AT));
        if (ofOwnLog) {
            clock.heard(at);
        } else {
            witness(message, at);
        }
    }

    private void witness(ConsumerRecord<String, byte[]> message, Instant at) {
        VerifierKey signer = VerifierKey.parse(header(message, WitnessTopics.KEY));
        metrics.heard(at);
        witness.look(AddCheckpoint.parse(text(message)), signer, at).ifPresent(answer -> answer(message.key(), answer));
    }

    /** An answer that gets lost is followed by that to the next head. */
    private void answer(String origin, WitnessAnswer answer) {
        var _ = kafka.send(WitnessTopics.ANSWERS, origin, answer.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void heard(ConsumerRecord<String, byte[]> message) {
        WitnessAnswer answer = WitnessAnswer.parse(text(message));
        table.logs().forEach(other -> heads.take(answer, VerifierKey.parse(other.key())));
    }

    private static String text(ConsumerRecord<String, byte[]> message) {
        return new String(message.value(), StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        @Nullable Header header = message.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException("no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public ReaderThread thread() {
        return thread;
    }
}
