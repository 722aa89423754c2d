package org.ibasho.faults.killpoint;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.ibasho.chassis.instance.Instance;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaConsumerFactoryCustomizer;
import org.springframework.boot.kafka.autoconfigure.DefaultKafkaProducerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

/** Adds kill points to a service's connection pool and Kafka clients. */
@Configuration(proxyBeanMethods = false)
@Import(KillSwitchController.class)
public class KillPointConfiguration {

    private static final String SABOTAGE = "faults.sabotage";
    private static final String CLAIM_IGNORED = "claim-ignored";
    private static final String PROMOTION_UNNOTICED = "promotion-unnoticed";
    private static final String RELAY_BEFORE_ACKNOWLEDGEMENT = "relay-before-acknowledgement";
    private static final KillSwitch SWITCH = new KillSwitch();

    @Bean
    KillSwitch killSwitch() {
        return SWITCH;
    }

    @Bean
    static DataSourceDecorator killPointsAtCommits(Environment settings) {
        return new DataSourceDecorator(settings.getProperty(SABOTAGE, ""));
    }

    /** Sabotage: two processes of one name are the same to the claims. */
    @Bean
    @ConditionalOnProperty(name = SABOTAGE, havingValue = "same-process")
    static BeanPostProcessor sameProcess() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof Instance instance ? new Instance(instance.name(), instance.name()) : bean;
            }
        };
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

        private final String sabotage;

        DataSourceDecorator(String sabotage) {
            this.sabotage = sabotage;
        }

        @Override
        public void postProcessMergedBeanDefinition(RootBeanDefinition definition, Class<?> type, String name) {}

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof HikariDataSource pool && sabotage.equals(PROMOTION_UNNOTICED)) {
                // it opens its connections itself then, whatever server it finds
                pool.setDataSource(null);
            }
            return bean instanceof DataSource source
                    ? new CommitKillPoints(source, SWITCH, sabotage.equals(CLAIM_IGNORED))
                    : bean;
        }
    }
}
