package org.ibasho.faults.point;

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

/** Decorates a service's database and Kafka clients with the points at which it can be killed. */
@Configuration(proxyBeanMethods = false)
@Import(KillSwitchController.class)
public class KillPoints {

    private static final String RELAY_BEFORE_ACKNOWLEDGEMENT = "relay-before-acknowledgement";
    private static final KillSwitch SWITCH = new KillSwitch();

    @Bean
    KillSwitch killSwitch() {
        return SWITCH;
    }

    @Bean
    static DataSourceDecorator pointsAtCommits() {
        return new DataSourceDecorator();
    }

    @Bean
    DefaultKafkaProducerFactoryCustomizer pointsAtSends(@Value("${faults.sabotage:}") String sabotage) {
        return factory -> decorate(factory, sabotage.equals(RELAY_BEFORE_ACKNOWLEDGEMENT));
    }

    @Bean
    DefaultKafkaConsumerFactoryCustomizer pointsAtOffsets() {
        return KillPoints::decorate;
    }

    private static <K, V> void decorate(DefaultKafkaProducerFactory<K, V> factory, boolean credulous) {
        factory.addPostProcessor(producer -> ProducerPoints.around(producer, SWITCH, credulous));
    }

    private static <K, V> void decorate(DefaultKafkaConsumerFactory<K, V> factory) {
        factory.addPostProcessor(consumer -> ConsumerPoints.around(consumer, SWITCH));
    }

    /** One of those post-processors that come after all others, which want to see the connection pool itself. */
    static final class DataSourceDecorator implements MergedBeanDefinitionPostProcessor {

        @Override
        public void postProcessMergedBeanDefinition(RootBeanDefinition definition, Class<?> type, String name) {}

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof DataSource source ? new CommitPoints(source, SWITCH) : bean;
        }
    }
}
