package org.ibasho.faults.killpoint;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Adds kill points to a service's connection pool and Kafka clients. */
@Configuration(proxyBeanMethods = false)
@Import(KillSwitchController.class)
public class KillPointConfiguration {

    private static final String RELAY_BEFORE_ACKNOWLEDGEMENT = "relay-before-acknowledgement";
    private static final KillSwitch SWITCH = new KillSwitch();

    @Bean
    KillSwitch killSwitch() {
        return SWITCH;
    }

    @Bean
    static DataSourceDecorator killPointsAtCommits() {
        return new DataSourceDecorator();
    }

    @Bean
    DefaultKafkaProducerFactoryCustomizer killPointsAtSends(@Value("${faults.sabotage:}") String sabotage) {
        return factory -> decorate(factory, sabotage.equals(RELAY_BEFORE_ACKNOWLEDGEMENT));
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer killPointsAtOffsets() {
        return KillPointConfiguration::decorate;
    }

    private static <K, V> void decorate(DefaultKafkaProducerFactory<K, V> factory, boolean acknowledgeEarly) {
        factory.addPostProcessor(producer -> ProducerKillPoints.around(producer, SWITCH, acknowledgeEarly));
    }

    private static <K, V> void decorate(DefaultKafkaConsumerFactory<K, V> factory) {
        factory.addPostProcessor(consumer -> ConsumerKillPoints.around(consumer, SWITCH));
    }

    /** Merged-definition post-processors come last, so the others still see the connection pool itself. */
    static final class DataSourceDecorator implements MergedBeanDefinitionPostProcessor {

        @Override
        public void postProcessMergedBeanDefinition(RootBeanDefinition definition, Class<?> type, String name) {}

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource source ? new CommitKillPoints(source, SWITCH) : bean;
        }
    }
}
