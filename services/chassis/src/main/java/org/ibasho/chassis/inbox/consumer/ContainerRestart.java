package org.ibasho.chassis.inbox.consumer;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.ibasho.chassis.eventstore.reader.ReaderHealth;
import org.ibasho.chassis.eventstore.reader.ReaderHealth.State;
import org.ibasho.chassis.eventstore.reader.ReaderLifecycle;
import org.ibasho.chassis.eventstore.reader.ReaderThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Starts the inbox's container again after it has stopped although nobody asked it to. Spring's container stops for
 * good when another process has joined the group under the member's name, and when a listener throws an {@link Error},
 * such as one of the virtual machine; an error that a message causes parks the message.
 *
 * <p>It starts again without a configured name: the process that has that name by now keeps it, and this one is one
 * more member of the group. It stops before the container, for it comes last among those that start.
 */
public final class ContainerRestart implements ReaderLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ContainerRestart.class);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final ConcurrentMessageListenerContainer<?, ?> container;
    private final ReaderThread thread = new ReaderThread("restart of the inbox", this::look);

    public ContainerRestart(ConcurrentMessageListenerContainer<?, ?> container) {
        this.container = container;
    }

    /** Lets the service's health say whether the container runs. */
    public void watchedBy(ReaderHealth health) {
        health.watch("inbox", () -> container.isInExpectedState() ? State.RUNNING : State.STOPPED);
        health.watch(thread);
    }

    private void look() throws InterruptedException {
        if (!container.isInExpectedState()) {
            log.warn("the inbox has stopped, and is started again without the name of this instance");
            container
                    .getContainerProperties()
                    .getKafkaConsumerProperties()
                    .remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
            container.start();
        }
        thread.works();
        thread.pause(LOOK);
    }

    @Override
    public ReaderThread thread() {
        return thread;
    }
}
