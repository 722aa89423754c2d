package org.ibasho.testing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.ibasho.testing.servers.TestServers;
import org.ibasho.testing.servers.kafka.KafkaAccess;
import org.ibasho.testing.servers.kafka.KafkaLayout;

/**
 * The broker of all tests of a JVM, with the system's users, topics and rules. Preparing it and logging in take about a
 * second, so both happen once.
 */
final class Broker {

    private static final KafkaAccess PREPARED = prepared();
    private static final Map<String, Producer<String, String>> PRODUCERS = new ConcurrentHashMap<>();

    private Broker() {}

    static KafkaAccess access() {
        return PREPARED;
    }

    /** Everything that it needs to log in as this user. */
    static Map<String, Object> login(String user) {
        return PREPARED.clientProperties(user, RealServers.passwordOf(user));
    }

    /** The producer of a service's user; it ends with the JVM. */
    static Producer<String, String> producer(String service) {
        return PRODUCERS.computeIfAbsent(
                service, user -> new KafkaProducer<>(login(user), new StringSerializer(), new StringSerializer()));
    }

    private static KafkaAccess prepared() {
        KafkaLayout.prepare(TestServers.kafka(), RealServers::passwordOf);
        return TestServers.kafka();
    }
}
