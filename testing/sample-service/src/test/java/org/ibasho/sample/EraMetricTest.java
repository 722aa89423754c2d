package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pool of a service opens its connections behind the fence, which knows the era. */
@ServiceTest
class EraMetricTest {

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_metric_tells_the_era_of_the_stored_events() {
        int era = jdbc.sql("select max(number) from era").query(Integer.class).single();
        assertThat(meters.get("ibasho.era").gauge().value()).isEqualTo(era);
    }
}
