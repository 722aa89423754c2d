package org.ibasho.prepare;

import org.ibasho.testing.servers.kafka.KafkaAccess;
import org.ibasho.testing.servers.kafka.KafkaLayout;
import picocli.CommandLine.Command;

/** Creates Kafka's users, topics and rules, as the local mode does. */
@Command(name = "topics", description = "Creates the users, topics and rules of Kafka.")
final class TopicsCommand implements Runnable {

    @Override
    public void run() {
        Installation installation = Installation.ofThisContainer();
        KafkaAccess kafka = new KafkaAccess(
                installation.setting("SPRING_KAFKA_BOOTSTRAP_SERVERS"),
                installation.secret("kafka.admin"),
                installation.authority());
        KafkaLayout.prepare(kafka, user -> installation.secret("kafka." + user));
    }
}
