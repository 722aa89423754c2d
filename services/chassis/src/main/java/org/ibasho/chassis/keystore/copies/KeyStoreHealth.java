package org.ibasho.chassis.keystore.copies;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.ibasho.chassis.keystore.copies.SynchronousCopies.State;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.dao.DataAccessException;

/**
 * The health of the key store, with its copies, and the metric {@code ibasho.keys.copies}. It never takes a process out
 * of service: the store is the same for all instances, and pages without personal data can be shown meanwhile.
 */
public final class KeyStoreHealth implements HealthIndicator, MeterBinder {

    private static final Status DEGRADED = new Status("DEGRADED", "nothing personal can be stored");

    private final SynchronousCopies copies;

    public KeyStoreHealth(SynchronousCopies copies) {
        this.copies = copies;
    }

    @Override
    public Health health() {
        State state;
        try {
            state = copies.state();
        } catch (DataAccessException away) {
            return Health.status(DEGRADED).withDetail("store", "away").build();
        }
        Health.Builder health =
                Health.up().withDetail("copies", state.attached()).withDetail("required", copies.required());
        if (state.archiving()) {
            health.status(DEGRADED).withDetail("archive", "archive_mode has to be off: the archive keeps erased keys");
        }
        if (state.attached() < copies.required()) {
            health.status(DEGRADED)
                    .withDetail(
                            "missing",
                            state.visible()
                                    ? "no synchronous standby is attached"
                                    : "the role needs pg_read_all_stats to see the standbys");
        }
        return health.build();
    }

    /** Not a number while the store is away. */
    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("ibasho.keys.copies", this, KeyStoreHealth::attached)
                .description("Synchronous copies of the key store; alert if there are fewer than required")
                .register(meters);
        Gauge.builder("ibasho.keys.copies.required", copies, SynchronousCopies::required)
                .register(meters);
    }

    private double attached() {
        try {
            return copies.state().attached();
        } catch (DataAccessException away) {
            return Double.NaN;
        }
    }
}
