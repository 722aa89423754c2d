package org.ibasho.benchmarks.servers;

import java.nio.file.Path;
import java.util.Map;
import org.ibasho.testing.servers.kafka.KafkaAccess;
import org.ibasho.testing.servers.kafka.KafkaBroker;
import org.ibasho.testing.servers.kafka.KafkaLayout;
import org.ibasho.testing.servers.process.Ports;

/** A Kafka broker for one run, with the topics and users of the system. */
public final class Kafka implements AutoCloseable {

    private static final String PASSWORD = "only-for-benchmarks";

    private final KafkaBroker broker;

    private Kafka(KafkaBroker broker) {
        this.broker = broker;
    }

    /** Starts a broker on new data in the folder. */
    public static Kafka start(Path folder) {
        KafkaBroker broker = new KafkaBroker(new KafkaBroker.Settings(
                "Kafka",
                folder.resolve("kafka"),
                folder.resolve("kafka.log"),
                Ports.free(),
                Ports.free(),
                PASSWORD,
                PASSWORD));
        broker.start();
        KafkaLayout.prepare(broker.access(), user -> PASSWORD);
        return new Kafka(broker);
    }

    /** The connection properties of a service. */
    public Map<String, Object> settings(String service) {
        return Map.of(
                "spring.application.name",
                service,
                "spring.kafka.bootstrap-servers",
                broker.access().bootstrapServers(),
                "spring.kafka.security.protocol",
                "SASL_PLAINTEXT",
                "spring.kafka.properties.sasl.mechanism",
                KafkaAccess.MECHANISM,
                "spring.kafka.properties.sasl.jaas.config",
                KafkaAccess.loginModule(service, PASSWORD));
    }

    @Override
    public void close() {
        broker.stop();
    }
}
