package org.ibasho.testing.servers.kafka;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.ibasho.testing.servers.process.ServerFailure;

/** A Kafka cluster as its administrator reaches it: users, topics and who may do what. Everything may be said twice. */
public record KafkaAccess(String bootstrapServers, String adminPassword) {

    /** The administrator, who alone may do everything. */
    public static final String ADMIN = "admin";

    /** How analysts log in, whose tools may be older. */
    public static final String ANALYTICS_MECHANISM = "PLAIN";

    /** How everybody else logs in. */
    public static final String MECHANISM = "SCRAM-SHA-512";

    private static final int ITERATIONS = 4096;
    private static final long LIMIT_SECONDS = 30;

    /** How a client logs in as the given user, in the words of Kafka's clients. */
    public Map<String, Object> clientProperties(String user, String password) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                MECHANISM,
                "sasl.jaas.config",
                loginModule(user, password));
    }

    /** The value of {@code sasl.jaas.config} for the given user. */
    public static String loginModule(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(user, password);
    }

    /** Creates the users, or gives them the passwords of the map (user to password). */
    public void createUsers(Map<String, String> passwords) {
        ScramCredentialInfo how = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS);
        administer(admin -> await(admin.alterUserScramCredentials(passwords.entrySet().stream()
                        .<org.apache.kafka.clients.admin.UserScramCredentialAlteration>map(
                                user -> new UserScramCredentialUpsertion(user.getKey(), how, user.getValue()))
                        .toList())
                .all()));
    }

    /**
     * Creates the topic unless it exists, with three replicas wherever there are three brokers. An existing topic gets
     * the missing replicas.
     *
     * @param partitions of a new topic; an existing one keeps its own, because keys would change their partitions
     */
    public void createTopic(String name, int partitions, Map<String, String> configuration) {
        administer(admin -> DurableTopics.of(admin).create(name, partitions, configuration));
    }

    /** Lets a user write to topics; nothing else follows from it. */
    public static Stream<AclBinding> writing(String user, Collection<String> topics) {
        return topics.stream()
                .flatMap(topic -> Stream.of(AclOperation.WRITE, AclOperation.DESCRIBE)
                        .map(operation -> allow(user, operation, ResourceType.TOPIC, topic, PatternType.LITERAL)));
    }

    /** Lets a user read topics, with consumer groups whose names begin with the user's name. */
    public static Stream<AclBinding> reading(String user, Collection<String> topics) {
        Stream<AclBinding> reads = topics.stream()
                .flatMap(topic -> Stream.of(AclOperation.READ, AclOperation.DESCRIBE)
                        .map(operation -> allow(user, operation, ResourceType.TOPIC, topic, PatternType.LITERAL)));
        return Stream.concat(
                reads, Stream.of(allow(user, AclOperation.READ, ResourceType.GROUP, user, PatternType.PREFIXED)));
    }

    /** Adds the rules; what no rule allows is denied. */
    public void allow(Collection<AclBinding> rules) {
        administer(admin -> await(admin.createAcls(rules).all()));
    }

    /** Whether the cluster answers its administrator and has a broker that takes part. */
    public boolean answers() {
        try (Admin admin = admin()) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static AclBinding allow(
            String user, AclOperation operation, ResourceType type, String name, PatternType pattern) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW));
    }

    private void administer(Work work) {
        try (Admin admin = admin()) {
            work.with(admin);
        } catch (ExecutionException failure) {
            throw new ServerFailure("Kafka refused: " + failure.getMessage() + ".", failure);
        } catch (TimeoutException failure) {
            throw new ServerFailure("Kafka did not answer within " + LIMIT_SECONDS + " s.", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Preparing Kafka was interrupted.", interrupted);
        }
    }

    static <T> T await(KafkaFuture<T> answer) throws ExecutionException, TimeoutException, InterruptedException {
        return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    private Admin admin() {
        return Admin.create(clientProperties(ADMIN, adminPassword));
    }

    @FunctionalInterface
    private interface Work {
        void with(Admin admin) throws ExecutionException, TimeoutException, InterruptedException;
    }
}
