package org.ibasho.chassis.promotion;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.DriverDataSource;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Has the connections of every pool opened behind a fence. */
@Configuration(proxyBeanMethods = false)
class PromotionConfiguration {

    /** Tells whoever starts processes that another attempt will do (EX_TEMPFAIL). */
    private static final int START_AGAIN = 75;

    @Bean
    static Fences promotionFences() {
        return new Fences();
    }

    @Bean
    MeterBinder era(Fences fences) {
        return meters -> Gauge.builder("ibasho.era", fences, Fences::era)
                .description("The era of the stored events; another one has begun after a promotion or a restore")
                .register(meters);
    }

    /** Puts a fence between each pool and its server. */
    static final class Fences implements BeanPostProcessor {

        private final List<PromotionFence> fences = new CopyOnWriteArrayList<>();

        @Override
        public Object postProcessAfterInitialization(Object bean, String beanName) {
            if (bean instanceof HikariDataSource pool) {
                PromotionFence fence = around(pool, Fences::endProcess);
                fences.add(fence);
                pool.setDataSource(fence);
            }
            return bean;
        }

        /** The fence of a pool that has not opened a connection yet. */
        static PromotionFence around(HikariDataSource pool, Runnable end) {
            DataSource given = pool.getDataSource();
            DataSource server = given != null
                    ? given
                    : new DriverDataSource(
                            pool.getJdbcUrl(),
                            pool.getDriverClassName(),
                            pool.getDataSourceProperties(),
                            pool.getUsername(),
                            pool.getPassword());
            return new PromotionFence(server, end);
        }

        private int era() {
            return fences.stream().mapToInt(PromotionFence::era).max().orElse(0);
        }

        /** As if it were killed, which may happen at any moment: nothing that it has in memory must be written. */
        private static void endProcess() {
            Runtime.getRuntime().halt(START_AGAIN);
        }
    }
}
