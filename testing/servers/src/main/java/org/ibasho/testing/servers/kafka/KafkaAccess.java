package org.ibasho.testing.servers.kafka;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

/**
 * A Kafka cluster as its administrator reaches it: users, topics and who may do what. Everything may be said twice.
 *
 * @param authority who vouches for the brokers, as a PEM file; with it all connections are encrypted, and the
 *     administrator logs in as analysts do, since the brokers keep no other login of theirs
 */
public record KafkaAccess(String bootstrapServers, String adminPassword, Optional<Path> authority) {

    /** The administrator, who alone may do everything. */
    public static final String ADMIN = "admin";

    /** How analysts log in, whose tools may be older. */
    public static final String ANALYTICS_MECHANISM = "PLAIN";

    /** How everybody else logs in. */
    public static final String MECHANISM = "SCRAM-SHA-512";

    private static final int ITERATIONS = 4096;
    private static final long LIMIT_SECONDS = 30;
    private static final String LOGIN_MODULE = "sasl.jaas.config";
    private static final String MODULES = "org.apache.kafka.common.security.";

    /** A cluster on this machine, whose connections are plain. */
    public KafkaAccess(String bootstrapServers, String adminPassword) {
        this(bootstrapServers, adminPassword, Optional.empty());
    }

    /** How a client logs in as the given user, in the words of Kafka's clients. */
    public Map<String, Object> clientProperties(String user, String password) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("bootstrap.servers", bootstrapServers);
        properties.put("security.protocol", authority.isPresent() ? "SASL_SSL" : "SASL_PLAINTEXT");
        authority.ifPresent(file -> {
            properties.put("ssl.truststore.type", "PEM");
            properties.put("ssl.truststore.location", file.toString());
        });
        properties.put("sasl.mechanism", MECHANISM);
        properties.put(LOGIN_MODULE, loginModule(user, password));
        return properties;
    }

    /** The value of {@code sasl.jaas.config} for the given user. */
    public static String loginModule(String user, String password) {
        return loginModule("scram.ScramLoginModule", user, password);
    }

    private static String loginModule(String module, String user, String password) {
        return "%s%s required username=\"%s\" password=\"%s\";".formatted(MODULES, module, user, password);
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
        Map<String, Object> properties = clientProperties(ADMIN, adminPassword);
        if (authority.isPresent()) {
            properties.put("sasl.mechanism", ANALYTICS_MECHANISM);
            properties.put(LOGIN_MODULE, loginModule("plain.PlainLoginModule", ADMIN, adminPassword));
        }
        return Admin.create(properties);
    }

    @FunctionalInterface
    private interface Work {
        void with(Admin admin) throws ExecutionException, TimeoutException, InterruptedException;
    }
}
