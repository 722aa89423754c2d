package org.ibasho.chassis.inbox.consumer;

import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetCommitCallback;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a member join its group again after the broker has refused its offsets. Kafka's client stops its heartbeats for
 * good if the broker refuses its password once. If that broker has also lost its disk, it does not know the group: the
 * client then reads on, commits nothing, and never learns that it is no member any more.
 */
public final class RejoinAfterFailedCommit implements OffsetCommitCallback {

    private static final Logger log = LoggerFactory.getLogger(RejoinAfterFailedCommit.class);

    private final Runnable rejoin;

    /** @param rejoin asks for a rebalance before the next poll; called in the consumer's thread */
    public RejoinAfterFailedCommit(Runnable rejoin) {
        this.rejoin = rejoin;
    }

    @Override
    public void onComplete(Map<TopicPartition, OffsetAndMetadata> offsets, @Nullable Exception failure) {
        if (failure == null) {
            return;
        }
        if (failure instanceof RetriableException) {
            log.debug("offsets were not committed: {}", failure.getClass().getSimpleName());
            return;
        }
        log.info(
                "offsets were not committed, the group is joined again: {}",
                failure.getClass().getSimpleName());
        rejoin.run();
    }
}
