package org.ibasho.testing.servers.kafka;

/**
 * The broker's {@code server.properties}.
 *
 * @param port where clients connect, at 127.0.0.1
 * @param analyticsPassword what analysts log in with, by PLAIN
 * @param address what the broker listens on: 127.0.0.1, or everything where it is alone in a container
 * @param nodeId 1 for the broker that is also the cluster's controller; another number for any other broker
 */
public record KafkaConfiguration(
        int port,
        String address,
        int controllerPort,
        String dataFolder,
        String adminPassword,
        String analyticsPassword,
        int nodeId) {

    private static final String PROTOCOLS = "CLIENT:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT";

    /** The only broker of its cluster, or the first. */
    public KafkaConfiguration(
            int port,
            String address,
            int controllerPort,
            String dataFolder,
            String adminPassword,
            String analyticsPassword) {
        this(port, address, controllerPort, dataFolder, adminPassword, analyticsPassword, 1);
    }

    /** The same, and clients may connect by TLS as well. */
    String text(TlsListener tls) {
        return text() + tls.text(listeners(), "CLIENT://127.0.0.1:" + port, PROTOCOLS);
    }

    private String listeners() {
        return "CLIENT://%s:%d%s"
                .formatted(address, port, controls() ? ",CONTROLLER://127.0.0.1:" + controllerPort : "");
    }

    public String text() {
        return """
            process.roles=%7$s
            node.id=%8$d
            controller.quorum.voters=1@127.0.0.1:%2$d
            listeners=%9$s
            advertised.listeners=CLIENT://127.0.0.1:%1$d
            listener.security.protocol.map=%5$s
            controller.listener.names=CONTROLLER
            inter.broker.listener.name=CLIENT
            log.dirs=%3$s

            # everybody says who they are; the controller keeps the SCRAM users, so it cannot ask for one of them
            sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN
            sasl.mechanism.inter.broker.protocol=SCRAM-SHA-512
            sasl.mechanism.controller.protocol=PLAIN
            listener.name.client.scram-sha-512.sasl.jaas.config=\
            org.apache.kafka.common.security.scram.ScramLoginModule \
            required username="admin" password="%4$s";
            # analysts bring tools of their own, and librdkafka before 2.6.1 (Debian 12's kcat) fails at SCRAM with
            # a broker that checks the nonce as RFC 5802 asks
            listener.name.client.plain.sasl.jaas.config=\
            org.apache.kafka.common.security.plain.PlainLoginModule \
            required user_analytics="%6$s";
            listener.name.controller.sasl.enabled.mechanisms=PLAIN
            listener.name.controller.plain.sasl.jaas.config=\
            org.apache.kafka.common.security.plain.PlainLoginModule \
            required username="admin" password="%4$s" user_admin="%4$s";
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            super.users=User:admin
            allow.everyone.if.no.acl.found=false
            auto.create.topics.enable=false

            # a broker that is alone keeps the only copy, for ever; KafkaLayout asks for more where there are three
            default.replication.factor=1
            offsets.topic.replication.factor=1
            offsets.topic.num.partitions=3
            offsets.retention.minutes=2147483647
            transaction.state.log.replication.factor=1
            transaction.state.log.min.isr=1
            transaction.state.log.num.partitions=3
            share.coordinator.state.topic.replication.factor=1
            share.coordinator.state.topic.min.isr=1
            share.coordinator.state.topic.num.partitions=3
            log.retention.ms=-1
            group.initial.rebalance.delay.ms=0

            # a broker that was killed may come back as soon as its controller has missed it
            broker.session.timeout.ms=4000
            broker.heartbeat.interval.ms=1000

            # small: a month of the whole system is a few thousand messages
            num.network.threads=2
            num.io.threads=4
            background.threads=2
            log.cleaner.dedupe.buffer.size=4194304
            log.cleaner.io.buffer.size=131072
            """.formatted(
                        port,
                        controllerPort,
                        dataFolder,
                        adminPassword,
                        PROTOCOLS,
                        analyticsPassword,
                        controls() ? "broker,controller" : "broker",
                        nodeId,
                        listeners());
    }

    private boolean controls() {
        return nodeId == 1;
    }
}
