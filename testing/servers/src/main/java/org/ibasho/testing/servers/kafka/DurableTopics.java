package org.ibasho.testing.servers.kafka;

import static org.ibasho.testing.servers.kafka.KafkaAccess.await;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates topics. Where there are three brokers, a topic survives the loss of any one of them: it has three replicas, a
 * message is acknowledged only when two have it, and a replica that lacks messages never becomes the leader.
 */
final class DurableTopics {

    private static final int REPLICAS = 3;
    private static final Map<String, String> DURABLE =
            Map.of("min.insync.replicas", "2", "unclean.leader.election.enable", "false");

    private final Admin admin;
    private final List<Integer> brokers;

    private DurableTopics(Admin admin, List<Integer> brokers) {
        this.admin = admin;
        this.brokers = brokers;
    }

    static DurableTopics of(Admin admin) throws ExecutionException, TimeoutException, InterruptedException {
        return new DurableTopics(
                admin,
                await(admin.describeCluster().nodes()).stream()
                        .map(Node::id)
                        .sorted()
                        .toList());
    }

    /** Creates the topic unless it exists; an existing one gets what it lacks, and no further partition. */
    void create(String name, int partitions, Map<String, String> configuration)
            throws ExecutionException, TimeoutException, InterruptedException {
        if (brokers.size() < REPLICAS) {
            isCreated(new NewTopic(name, partitions, (short) 1).configs(configuration));
            return;
        }
        Map<String, String> durable = new HashMap<>(configuration);
        durable.putAll(DURABLE);
        if (!isCreated(new NewTopic(name, partitions, (short) REPLICAS).configs(durable))) {
            // in this order: a topic of one replica that asks for two would acknowledge nothing
            addReplicas(name);
            configure(name);
        }
    }

    private boolean isCreated(NewTopic topic) throws ExecutionException, TimeoutException, InterruptedException {
        try {
            await(admin.createTopics(List.of(topic)).all());
            return true;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof TopicExistsException) {
                return false;
            }
            throw failure;
        }
    }

    private void addReplicas(String name) throws ExecutionException, TimeoutException, InterruptedException {
        TopicDescription topic = Objects.requireNonNull(
                await(admin.describeTopics(List.of(name)).allTopicNames()).get(name));
        Map<TopicPartition, Optional<NewPartitionReassignment>> more = topic.partitions().stream()
                .filter(partition -> partition.replicas().size() < REPLICAS)
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(name, partition.partition()),
                        partition -> Optional.of(new NewPartitionReassignment(withMore(partition)))));
        if (!more.isEmpty()) {
            await(admin.alterPartitionReassignments(more).all());
        }
    }

    private void configure(String name) throws ExecutionException, TimeoutException, InterruptedException {
        Collection<AlterConfigOp> settings = DURABLE.entrySet().stream()
                .map(setting -> new AlterConfigOp(
                        new ConfigEntry(setting.getKey(), setting.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        await(admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, name), settings))
                .all());
    }

    /** The replicas that a partition has, and others; each partition begins with another broker. */
    private List<Integer> withMore(TopicPartitionInfo partition) {
        return Stream.concat(
                        partition.replicas().stream().map(Node::id),
                        IntStream.range(0, brokers.size())
                                .mapToObj(n -> brokers.get((partition.partition() + n) % brokers.size())))
                .distinct()
                .limit(REPLICAS)
                .toList();
    }
}
