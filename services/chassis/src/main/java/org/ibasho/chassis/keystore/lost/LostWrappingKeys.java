package org.ibasho.chassis.keystore.lost;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.ibasho.chassis.keystore.KeyStore;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.ibasho.chassis.keystore.WrappingKeys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks at the start, and each ten minutes, for data keys whose wrapping key is lost. The service works for everybody
 * else; the log, the health and the metric {@code ibasho.keys.lost} say what is unreadable until it is brought back.
 */
public final class LostWrappingKeys implements HealthIndicator, MeterBinder {

    private static final Logger log = LoggerFactory.getLogger(LostWrappingKeys.class);
    private static final Status DEGRADED = new Status("DEGRADED", "some people can't be read");

    /** It counts no more than these. */
    private static final int MOST = 100_000;

    private final KeyStore store;
    private final WrappingKeys wrappingKeys;

    /** The number of data keys of each epoch whose wrapping key is lost. */
    private volatile Map<Integer, Integer> lost = Map.of();

    LostWrappingKeys(KeyStore store, WrappingKeys wrappingKeys) {
        this.store = store;
        this.wrappingKeys = wrappingKeys;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.MINUTES)
    void look() {
        try {
            Map<Integer, Integer> now = lostNow();
            if (!now.equals(lost)) {
                now.forEach((epoch, people) -> log.error(
                        "the wrapping key of epoch {} is lost: {} data keys can't be unwrapped until it is back",
                        epoch,
                        people));
                lost = now;
            }
        } catch (KeyStoreUnavailable away) {
            log.warn("lost wrapping keys could not be looked for: {}", away.getMessage());
        }
    }

    private Map<Integer, Integer> lostNow() {
        Map<Integer, Integer> now = new TreeMap<>(store.inTransaction(LostWrappingKeys::ofEndedEpochs));
        for (KeyStore.Epoch epoch : store.epochs()) {
            if (wrappingKeys.of(epoch.number()).isEmpty()) {
                now.put(epoch.number(), store.inTransaction(jdbc -> dataKeys(jdbc, epoch.number())));
            }
        }
        return now;
    }

    private static Map<Integer, Integer> ofEndedEpochs(JdbcClient jdbc) {
        Map<Integer, Integer> ended = new TreeMap<>();
        jdbc.sql("select lost_epoch, count(*) as keys from data_key where lost_epoch is not null group by lost_epoch")
                .query(row -> {
                    ended.put(row.getInt("lost_epoch"), row.getInt("keys"));
                });
        return ended;
    }

    private static int dataKeys(JdbcClient jdbc, int epoch) {
        return jdbc.sql("select count(*) from (select from data_key where epoch = ? limit ?) keys")
                .params(epoch, MOST)
                .query(Integer.class)
                .single();
    }

    @Override
    public Health health() {
        Map<Integer, Integer> known = lost;
        return known.isEmpty()
                ? Health.up().build()
                : Health.status(DEGRADED)
                        .withDetail("unreadableDataKeysByEpoch", known)
                        .build();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder(
                        "ibasho.keys.lost",
                        this,
                        it -> it.lost.values().stream().mapToInt(keys -> keys).sum())
                .description("Data keys whose wrapping key is lost; alert if there are any")
                .register(meters);
    }
}
