package org.ibasho.chassis.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.ContractType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.backoff.ExponentialBackOff;
import tools.jackson.databind.json.JsonMapper;

/** Listens to the topics that the service's subscribers want, as one member of the service's consumer group. */
@Configuration(proxyBeanMethods = false)
class InboxConfiguration {

    private static final long FIRST_RETRY_MS = 100;
    private static final long LONGEST_RETRY_MS = 10_000;

    @Bean
    @ConditionalOnBean(Subscriber.class)
    Inbox inbox(
            List<Subscriber<?>> subscribers,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            JsonMapper json,
            TraceCarrier traces,
            MeterRegistry meters) {
        return new Inbox(subscribers, jdbc, new TransactionTemplate(transactions), json, traces, meters);
    }

    /**
     * @param instance this process's name in the group: a killed process that comes back under it takes its partitions up again at
     *     once, instead of waiting until the broker has given it up
     */
    @Bean
    @ConditionalOnBean(Subscriber.class)
    ConcurrentMessageListenerContainer<String, byte[]> inboxListener(
            Inbox inbox,
            List<Subscriber<?>> subscribers,
            ConsumerFactory<String, byte[]> consumers,
            @Value("${spring.application.name}") String service,
            @Value("${ibasho.instance}") String instance) {
        ContainerProperties properties = new ContainerProperties(topics(subscribers));
        properties.setGroupId(service);
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setMessageListener((MessageListener<String, byte[]>) inbox::receive);
        properties.getKafkaConsumerProperties().setProperty(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        ConcurrentMessageListenerContainer<String, byte[]> container =
                new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.setCommonErrorHandler(untilItWorks());
        return container;
    }

    /** Nothing is passed over: what cannot be taken in now is tried again, ever more slowly, and holds its partition. */
    private static DefaultErrorHandler untilItWorks() {
        ExponentialBackOff slower = new ExponentialBackOff(FIRST_RETRY_MS, 2);
        slower.setMaxInterval(LONGEST_RETRY_MS);
        DefaultErrorHandler handler = new DefaultErrorHandler(slower);
        handler.setClassifications(java.util.Map.of(), true);
        return handler;
    }

    private static String[] topics(List<Subscriber<?>> subscribers) {
        return java.util.Arrays.stream(ContractType.values())
                .filter(type -> subscribers.stream().anyMatch(one -> one.type() == type.record()))
                .map(type -> type.topic().topicName())
                .distinct()
                .toArray(String[]::new);
    }
}
