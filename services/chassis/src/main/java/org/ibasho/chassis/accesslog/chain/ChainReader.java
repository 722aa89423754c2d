package org.ibasho.chassis.accesslog.chain;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.ibasho.chassis.accesslog.merkle.SignedNote;
import org.ibasho.chassis.accesslog.merkle.VerifierKey;
import org.ibasho.chassis.eventstore.reader.ReaderLifecycle;
import org.ibasho.chassis.eventstore.reader.ReaderThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * Reads the chain heads that processes of both sides send, from the first message on. So a process also reads those of
 * processes of its side that ended before it began. It keeps the other side's heads in this side's database.
 */
final class ChainReader implements ReaderLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ChainReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration NO_TOPIC_YET = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final VerifierKey own;
    private final Function<String, List<VerifierKey>> keysOf;
    private final ToldChains ownChains;
    private final ChainTable table;
    private final ConsumerFactory<String, byte[]> consumers;
    private final ReaderThread thread = new ReaderThread("chains of the access logs", this::run);

    /** @param keysOf the keys that this side knows of another log, by its origin */
    ChainReader(
            VerifierKey own,
            Function<String, List<VerifierKey>> keysOf,
            ToldChains ownChains,
            ChainTable table,
            ConsumerFactory<String, byte[]> consumers) {
        this.own = own;
        this.keysOf = keysOf;
        this.ownChains = ownChains;
        this.table = table;
        this.consumers = consumers;
    }

    private void run() throws InterruptedException {
        try (Consumer<String, byte[]> consumer = consumers.createConsumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(ChainTopic.NAME, PATIENCE).stream()
                    .map(info -> new TopicPartition(ChainTopic.NAME, info.partition()))
                    .toList();
            if (partitions.isEmpty()) {
                thread.pause(NO_TOPIC_YET);
                return;
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!thread.isStopping()) {
                consumer.poll(POLL).forEach(this::take);
                ownChains.look();
                thread.works();
            }
        }
    }

    /** Ignores a malformed message, so that nobody who may write to the topic can stop the reader. */
    private void take(ConsumerRecord<String, byte[]> message) {
        if (message.key() == null || message.value() == null) {
            return;
        }
        String text = new String(message.value(), StandardCharsets.UTF_8);
        try {
            String origin = ChainTopic.origin(message.key());
            SignedNote note = SignedNote.parse(text);
            if (origin.equals(own.name())) {
                ChainNote.read(note, own).ifPresent(head -> ownChains.heard(head, text));
            } else {
                keysOf.apply(origin)
                        .forEach(key -> ChainNote.read(note, key).ifPresent(head -> table.keep(origin, head, text)));
            }
        } catch (IllegalArgumentException malformed) {
            log.warn("a message about a chain of the access log is malformed: {}", malformed.getMessage());
        }
    }

    @Override
    public ReaderThread thread() {
        return thread;
    }
}
