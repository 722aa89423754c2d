package org.ibasho.chassis.inbox.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.RetriableCommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** The fault kafka-lost of the fault runs shows the same against a real broker. */
class RejoinAfterFailedCommitTest {

    private final AtomicInteger rejoined = new AtomicInteger();
    private final RejoinAfterFailedCommit callback = new RejoinAfterFailedCommit(rejoined::incrementAndGet);

    @Test
    void joins_again_if_the_broker_does_not_know_the_group() {
        // what Kafka's client makes of the broker's answer "the group id does not exist"
        callback.onComplete(Map.of(), new KafkaException("Unexpected error in commit"));
        assertThat(rejoined).hasValue(1);
    }

    @Test
    void joins_again_if_the_broker_has_given_the_member_up() {
        callback.onComplete(Map.of(), new CommitFailedException());
        assertThat(rejoined).hasValue(1);
    }

    @Test
    void stays_after_success_and_after_a_failure_that_passes() {
        callback.onComplete(Map.of(), null);
        callback.onComplete(Map.of(), new RetriableCommitFailedException("the coordinator is loading"));
        assertThat(rejoined).hasValue(0);
    }
}
