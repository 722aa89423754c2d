package org.ibasho.testing.servers.kafka;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclBinding;

/** The topics of the system, its Kafka users, and who reads and writes what. */
public final class KafkaLayout {

    /** The topics that analysts may read: nothing there can single a person out. */
    public static final List<String> PUBLISHED = List.of(
            "ibasho.scheduling.gathering.v1",
            "ibasho.attendance.door.v1",
            "ibasho.consultation.activity.v1",
            "ibasho.scheduling.recipient-key.v1");

    /** Between the centre and scheduling alone: it carries a counsellor's name, sealed. */
    public static final String DISPATCH = "ibasho.consultation.dispatch.v1";

    /**
     * Heads of the sides' access logs and the other side's cosignatures. Every service reads and writes them; they are
     * signed, and hold hashes alone.
     */
    public static final List<String> WITNESSED =
            List.of("ibasho.access-log.head.v1", "ibasho.access-log.cosignature.v1");

    /** The size of each process's part of its side's access log; the latest message of a process says all. */
    public static final String CHAINS = "ibasho.access-log.chain.v1";

    /** Everybody who logs in to Kafka, but for its administrator. */
    public static final List<String> USERS =
            List.of("scheduling", "attendance", "consultation", "reporting", "analytics");

    /** The number of partitions of a topic if nobody sets another one. */
    public static final int PARTITIONS = 3;

    private static final String GATHERING = PUBLISHED.get(0);
    private static final String DOOR = PUBLISHED.get(1);
    private static final String ACTIVITY = PUBLISHED.get(2);
    private static final String RECIPIENT_KEY = PUBLISHED.get(3);

    /** The latest ones say all there is. */
    private static final Map<String, String> KEPT_FOR_A_DAY = Map.of("retention.ms", "86400000");

    /** Processes come and go; the other side's database keeps their chain heads for good. */
    private static final Map<String, String> LATEST_OF_EACH_KEY =
            Map.of("cleanup.policy", "compact,delete", "retention.ms", "2592000000");

    private static final List<String> SERVICES = List.of("scheduling", "attendance", "consultation", "reporting");

    private static final Map<String, String> KEPT_FOR_EVER = Map.of("retention.ms", "-1", "retention.bytes", "-1");

    private KafkaLayout() {}

    /** Creates users, topics and rules on a cluster; existing ones stay, and topics get the replicas that they lack. */
    public static void prepare(KafkaAccess kafka, UnaryOperator<String> passwordOfUser) {
        prepare(kafka, passwordOfUser, PARTITIONS);
    }

    /** Does the same with another number of partitions for topics that do not exist yet. */
    public static void prepare(KafkaAccess kafka, UnaryOperator<String> passwordOfUser, int partitions) {
        kafka.createUsers(USERS.stream().collect(Collectors.toMap(user -> user, passwordOfUser)));
        Stream.concat(PUBLISHED.stream(), Stream.of(DISPATCH))
                .forEach(topic -> kafka.createTopic(topic, partitions, KEPT_FOR_EVER));
        WITNESSED.forEach(topic -> kafka.createTopic(topic, 1, KEPT_FOR_A_DAY));
        kafka.createTopic(CHAINS, 1, LATEST_OF_EACH_KEY);
        kafka.allow(rules().toList());
    }

    private static Stream<AclBinding> rules() {
        return Stream.concat(contracts(), SERVICES.stream().flatMap(KafkaLayout::witnesses));
    }

    private static Stream<AclBinding> witnesses(String service) {
        List<String> topics =
                Stream.concat(WITNESSED.stream(), Stream.of(CHAINS)).toList();
        return Stream.concat(KafkaAccess.writing(service, topics), KafkaAccess.reading(service, topics));
    }

    private static Stream<AclBinding> contracts() {
        return Stream.of(
                        KafkaAccess.writing("scheduling", List.of(GATHERING, RECIPIENT_KEY)),
                        KafkaAccess.reading("scheduling", List.of(DISPATCH, DOOR)),
                        KafkaAccess.writing("attendance", List.of(DOOR)),
                        KafkaAccess.reading("attendance", List.of(GATHERING, RECIPIENT_KEY)),
                        KafkaAccess.writing("consultation", List.of(ACTIVITY, DISPATCH)),
                        KafkaAccess.reading("consultation", List.of(GATHERING, RECIPIENT_KEY)),
                        KafkaAccess.reading("reporting", PUBLISHED),
                        KafkaAccess.reading("analytics", PUBLISHED))
                .flatMap(rules -> rules);
    }
}
