package org.ibasho.chassis.inbox.consumer;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/**
 * Where an instance starts to read a partition. A committed offset bears the names of the reactions that have processed
 * everything before it. If it lacks a reaction of this program, because an older program has committed it, everything
 * is read from the first message on: the other reactions drop what they have processed.
 *
 * <p>The same happens after the database was restored to an older state. The offset is then ahead of the marks, and it
 * bears an earlier era than that which the restore has begun.
 */
public final class PartitionStart implements ConsumerAwareRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(PartitionStart.class);
    private static final String SEPARATOR = ",";

    /** The length of metadata that a broker accepts with an offset by default. */
    private static final int LONGEST = 4096;

    private final Set<String> needed;
    private final String metadata;

    /** @param era of the database that records what the reactions have processed; 1 if it was never restored */
    public PartitionStart(Collection<String> reactions, int era) {
        this.needed = new TreeSet<>(reactions);
        if (era > 1) {
            needed.add("era=" + era);
        }
        this.metadata = String.join(SEPARATOR, needed);
        if (new HashSet<>(reactions).size() < reactions.size() || metadata.length() > LONGEST) {
            throw new IllegalArgumentException("reactions need different, short names: " + metadata);
        }
    }

    /** An offset before which everything is processed by the reactions of this program. */
    public OffsetAndMetadata committed(long offset) {
        return new OffsetAndMetadata(offset, metadata);
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(new HashSet<>(partitions));
        List<TopicPartition> incomplete = partitions.stream()
                .filter(partition -> isIncomplete(committed.get(partition)))
                .toList();
        if (!incomplete.isEmpty()) {
            log.info("some reactions have not processed all of {}: it is read from the first message on", incomplete);
            consumer.seekToBeginning(incomplete);
        }
    }

    private boolean isIncomplete(@Nullable OffsetAndMetadata committed) {
        return committed != null
                && !Set.copyOf(Arrays.asList(committed.metadata().split(SEPARATOR)))
                        .containsAll(needed);
    }
}
