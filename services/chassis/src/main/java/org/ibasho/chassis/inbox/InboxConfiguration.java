package org.ibasho.chassis.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.ibasho.chassis.eventstore.reader.ReaderHealth;
import org.ibasho.chassis.inbox.consumer.ContainerRestart;
import org.ibasho.chassis.inbox.consumer.InboxLag;
import org.ibasho.chassis.inbox.consumer.LeaveGroupOnClose;
import org.ibasho.chassis.inbox.consumer.PartitionStart;
import org.ibasho.chassis.inbox.consumer.RejoinAfterFailedCommit;
import org.ibasho.chassis.inbox.mark.InboxSweep;
import org.ibasho.chassis.inbox.mark.ProcessedMessages;
import org.ibasho.chassis.instance.Instance;
import org.ibasho.chassis.journal.OperatorJournal;
import org.ibasho.chassis.lag.LagMeter;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.catalogue.ContractType;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Listens to the topics that the service's subscribers want, as one member of the service's consumer group. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(Subscriber.class)
@EnableConfigurationProperties(Retry.class)
class InboxConfiguration {

    private static final long OFFSETS_EVERY_MS = 200;
    private static final Duration BETWEEN_LOGINS = Duration.ofSeconds(1);

    @Bean
    ProcessedMessages processedMessages(JdbcClient jdbc) {
        return new ProcessedMessages(jdbc);
    }

    @Bean
    InboxSweep inboxSweep(JdbcClient jdbc) {
        return new InboxSweep(jdbc);
    }

    @Bean
    MessageProcessor messageProcessor(
            List<Subscriber<?>> subscribers,
            ProcessedMessages processed,
            PlatformTransactionManager transactions,
            TraceCarrier traces,
            MeterRegistry meters) {
        return new MessageProcessor(subscribers, processed, new TransactionTemplate(transactions), traces, meters);
    }

    @Bean
    ParkedMessageStore parkedMessageStore(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            JsonMapper json,
            Retry retry,
            MeterRegistry meters) {
        ParkedMessageStore store = new ParkedMessageStore(jdbc, new TransactionTemplate(transactions), json, retry);
        meters.gauge("ibasho.inbox.parked", store, ParkedMessageStore::count);
        return store;
    }

    @Bean
    ParkedMessageRetries parkedMessageRetries(
            ParkedMessageStore store,
            MessageProcessor processor,
            PlatformTransactionManager transactions,
            JsonMapper json,
            ReaderHealth health) {
        ParkedMessageRetries retries =
                new ParkedMessageRetries(store, processor, new TransactionTemplate(transactions), json);
        health.watch(retries.thread());
        return retries;
    }

    @Bean
    Inbox inbox(MessageProcessor processor, ParkedMessageStore store, ParkedMessageRetries retries, JsonMapper json) {
        return new Inbox(processor, store, retries, json);
    }

    @Bean
    ParkedMessages parkedMessages(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            ParkedMessageStore store,
            MessageProcessor processor,
            ParkedMessageRetries retries,
            OperatorJournal journal) {
        return new ParkedMessages(jdbc, new TransactionTemplate(transactions), store, processor, retries, journal);
    }

    @Bean
    InboxLag inboxLag(
            ConsumerFactory<String, byte[]> consumers,
            List<Subscriber<?>> subscribers,
            @Value("${spring.application.name}") String service) {
        return new InboxLag(consumers, service, topics(subscribers));
    }

    @Bean
    LagMeter inboxLagMeter(@Qualifier("inboxLag") InboxLag lag, MeterRegistry meters) {
        return new LagMeter("ibasho.inbox.lag", lag::measure, meters);
    }

    /**
     * @param instance the member's name in the group: a killed process that comes back under it takes its partitions up
     *     again at once, instead of waiting until the broker has given it up
     */
    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> inboxListener(
            Inbox inbox,
            List<Subscriber<?>> subscribers,
            ConsumerFactory<String, byte[]> consumers,
            @Value("${spring.application.name}") String service,
            Instance instance,
            Retry retry,
            JdbcClient jdbc) {
        consumers.addPostProcessor(LeaveGroupOnClose::whenClosed);
        ContainerProperties properties = new ContainerProperties(topics(subscribers));
        properties.setGroupId(service);
        // marks say which messages are processed; offsets only say where to start reading, so no commit is
        // waited for
        properties.setAckMode(ContainerProperties.AckMode.TIME);
        properties.setAckTime(OFFSETS_EVERY_MS);
        properties.setPollTimeout(OFFSETS_EVERY_MS);
        properties.setSyncCommits(false);
        // a broker that lost its disk knows nobody until its administrator has been there; the listener must outlast
        // that
        properties.setAuthExceptionRetryInterval(BETWEEN_LOGINS);
        // begin_era() requires that no process runs, so a process knows only one
        int era = jdbc.sql("select max(number) from era").query(Integer.class).single();
        PartitionStart start =
                new PartitionStart(subscribers.stream().map(Subscriber::name).toList(), era);
        properties.setConsumerRebalanceListener(start);
        properties.setOffsetAndMetadataProvider((listener, offset) -> start.committed(offset));
        properties.setMessageListener((BatchMessageListener<String, byte[]>) inbox::receive);
        properties.getKafkaConsumerProperties().setProperty(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance.name());
        ConcurrentMessageListenerContainer<String, byte[]> container =
                new ConcurrentMessageListenerContainer<>(consumers, properties);
        container.getContainerProperties().setCommitCallback(new RejoinAfterFailedCommit(container::enforceRebalance));
        container.setCommonErrorHandler(untilDatabaseReturns(retry));
        return container;
    }

    @Bean
    ContainerRestart inboxRestart(
            ConcurrentMessageListenerContainer<String, byte[]> inboxListener, ReaderHealth health) {
        ContainerRestart restart = new ContainerRestart(inboxListener);
        restart.watchedBy(health);
        return restart;
    }

    /**
     * What fails is parked, so nothing but an unavailable database comes here. Nothing is parked then and nothing is
     * fetched: the messages in hand wait, and the consumer stays a member of its group.
     */
    private static DefaultErrorHandler untilDatabaseReturns(Retry retry) {
        DefaultErrorHandler handler = new DefaultErrorHandler(retry.untilDatabaseReturns());
        // by default it would skip some kinds of failures after the first attempt
        handler.setClassifications(Map.of(), true);
        handler.setSeekAfterError(false);
        return handler;
    }

    private static String[] topics(List<Subscriber<?>> subscribers) {
        return Arrays.stream(ContractType.values())
                .filter(type -> subscribers.stream().anyMatch(one -> one.type() == type.record()))
                .map(type -> type.topic().topicName())
                .distinct()
                .toArray(String[]::new);
    }
}
