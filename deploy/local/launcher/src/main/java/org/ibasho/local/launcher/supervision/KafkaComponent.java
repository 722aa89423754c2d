package org.ibasho.local.launcher.supervision;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.ibasho.testing.servers.kafka.KafkaAccess;
import org.ibasho.testing.servers.kafka.KafkaBroker;

/**
 * The Kafka broker with its users, topics and rules.
 *
 * @param prepare creates these; done after every start, so it may be done twice
 */
public record KafkaComponent(String name, KafkaBroker broker, Consumer<KafkaAccess> prepare) implements Component {

    @Override
    public StopOrder stopOrder() {
        return StopOrder.BROKER;
    }

    @Override
    public Set<String> needs() {
        return Set.of();
    }

    @Override
    public Optional<String> management() {
        return Optional.empty();
    }

    @Override
    public void start(Consumer<Process> spawned) {
        broker.start(spawned);
        prepare.accept(broker.access());
    }

    @Override
    public void stop(Duration limit) {
        broker.stop(limit);
    }
}
