package org.ibasho.chassis.inbox;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.ibasho.chassis.lag.Lag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.ConsumerFactory;

/**
 * The messages that the whole consumer group has not processed yet, whichever instance asks: the ends of the partitions
 * against the group's committed offsets, and the time of the first message that lies between.
 */
final class InboxLag implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(InboxLag.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final ConsumerFactory<String, byte[]> consumers;
    private final String group;
    private final String[] topics;
    private final Clock clock = Clock.systemUTC();
    private Optional<Consumer<String, byte[]>> opened = Optional.empty();
    private boolean away;

    InboxLag(ConsumerFactory<String, byte[]> consumers, String group, String[] topics) {
        this.consumers = consumers;
        this.group = group;
        this.topics = topics.clone();
    }

    /** Unknown while the broker does not answer, which is said in the log once. */
    synchronized Lag measure() {
        try {
            Lag lag = measure(consumer());
            if (away) {
                log.info("Kafka answers again");
            }
            away = false;
            return lag;
        } catch (KafkaException unreachable) {
            if (!away) {
                log.warn("Kafka does not answer: {}", unreachable.getClass().getSimpleName());
            }
            away = true;
            return Lag.UNKNOWN;
        }
    }

    private Lag measure(Consumer<String, byte[]> consumer) {
        Set<TopicPartition> partitions = Arrays.stream(topics)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        consumer.assign(partitions);
        consumer.pause(partitions);
        Map<TopicPartition, Long> next = next(consumer, partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        next.entrySet().removeIf(entry -> entry.getValue() >= ends.getOrDefault(entry.getKey(), 0L));
        long events = next.entrySet().stream()
                .mapToLong(entry -> ends.getOrDefault(entry.getKey(), 0L) - entry.getValue())
                .sum();
        return events == 0 ? Lag.NONE : new Lag(events, age(consumer, next));
    }

    /** Where the group goes on in each partition. */
    private static Map<TopicPartition, Long> next(Consumer<String, byte[]> consumer, Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> next = new HashMap<>(consumer.beginningOffsets(partitions));
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions);
        committed.forEach((partition, offset) -> {
            if (offset != null) {
                next.merge(partition, offset.offset(), Math::max);
            }
        });
        return next;
    }

    private double age(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> next) {
        next.forEach(consumer::seek);
        consumer.resume(next.keySet());
        Set<TopicPartition> missing = new HashSet<>(next.keySet());
        long oldest = Long.MAX_VALUE;
        long until = System.nanoTime() + LOOK.toNanos();
        while (!missing.isEmpty() && System.nanoTime() < until) {
            for (ConsumerRecord<String, byte[]> message : consumer.poll(LOOK)) {
                missing.remove(new TopicPartition(message.topic(), message.partition()));
                oldest = Math.min(oldest, message.timestamp());
            }
            consumer.pause(
                    next.keySet().stream().filter(one -> !missing.contains(one)).toList());
        }
        return oldest == Long.MAX_VALUE ? Double.NaN : (clock.millis() - oldest) / 1000.0;
    }

    private Consumer<String, byte[]> consumer() {
        Consumer<String, byte[]> consumer = opened.orElseGet(this::open);
        opened = Optional.of(consumer);
        return consumer;
    }

    /** Asks about the group without being one of its members. */
    private Consumer<String, byte[]> open() {
        Properties properties = new Properties();
        properties.setProperty("max.poll.records", "1");
        properties.setProperty("max.partition.fetch.bytes", "1");
        properties.setProperty("default.api.timeout.ms", "2000");
        properties.setProperty("enable.metrics.push", "false");
        return consumers.createConsumer(group, null, "-lag", properties);
    }

    @Override
    public synchronized void close() {
        opened.ifPresent(consumer -> consumer.close(CloseOptions.timeout(Duration.ZERO)));
    }
}
