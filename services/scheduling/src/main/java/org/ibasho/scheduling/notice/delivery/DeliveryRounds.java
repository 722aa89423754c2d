package org.ibasho.scheduling.notice.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/** Runs delivery rounds for each channel separately, so that a hanging mail server does not delay other channels. */
@Component
class DeliveryRounds implements SchedulingConfigurer {

    private static final Logger log = LoggerFactory.getLogger(DeliveryRounds.class);
    private static final Duration KEPT = Duration.ofDays(30);

    private final List<Sender> senders;
    private final DeliveryRound round;
    private final Deliveries deliveries;
    private final NoticeSettings settings;
    private final Clock clock;

    DeliveryRounds(
            List<Sender> senders,
            DeliveryRound round,
            Deliveries deliveries,
            NoticeSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.senders = senders.stream().filter(Sender::on).toList();
        this.round = round;
        this.deliveries = deliveries;
        this.settings = settings;
        this.clock = clock;
        Gauge.builder("ibasho.notices.pending", deliveries, Deliveries::pending)
                .description("Notices that wait to be sent")
                .register(meters);
        Gauge.builder("ibasho.notices.oldest", deliveries, Deliveries::oldestSeconds)
                .description("How long ago the oldest of them happened")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        senders.forEach(sender -> tasks.addFixedDelayTask(() -> go(sender), settings.pause()));
    }

    private void go(Sender sender) {
        try {
            round.go(sender);
        } catch (DataAccessException away) {
            // the next round retries; others report an unavailable database
            log.debug("a round of notices was cut off: {}", away.getClass().getName());
        }
    }

    @Scheduled(initialDelay = 5, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void sweep() {
        deliveries.sweep(clock.instant().minus(KEPT));
    }
}
