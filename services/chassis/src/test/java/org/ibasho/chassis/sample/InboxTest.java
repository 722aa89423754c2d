package org.ibasho.chassis.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.UUID;
import org.ibasho.chassis.sample.SampleService.Witness;
import org.ibasho.testing.ServiceTest;
import org.ibasho.testing.Wire;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class InboxTest {

    private static final String TOPIC = "ibasho.consultation.dispatch.v1";
    private static final String TYPE = "org.ibasho.consultation.dispatch-replied.v1";

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Witness witness;

    private final String subject = UUID.randomUUID().toString();

    private void tell(String type, String id) {
        Wire.tell("consultation", TOPIC, type, subject, """
            {"gatheringId": "%s", "startsAt": "2031-07-10T13:30:00+09:00", "accepted": false, "newer": "field"}
            """.formatted(subject), id);
    }

    private long seen() {
        return jdbc.sql("select count(*) from seen where subject = ?")
                .param(subject)
                .query((row, n) -> row.getLong(1))
                .single();
    }

    @Test
    void what_is_delivered_three_times_has_one_effect() {
        String id = UUID.randomUUID().toString();
        tell(TYPE, id);
        tell(TYPE, id);
        tell(TYPE, id);
        tell(TYPE, UUID.randomUUID().toString());
        await().until(() -> seen() >= 2);
        assertThat(seen()).isEqualTo(2);
    }

    @Test
    void what_fails_leaves_no_trace_and_is_tried_again_until_it_works() {
        witness.failures.set(3);
        tell(TYPE, UUID.randomUUID().toString());
        await().until(() -> seen() == 1);
        assertThat(witness.failures).hasValue(0);
    }

    @Test
    void a_type_that_is_newer_than_the_service_is_passed_over() {
        tell("org.ibasho.consultation.dispatch-replied.v9", UUID.randomUUID().toString());
        tell(TYPE, UUID.randomUUID().toString());
        await().until(() -> seen() == 1);
    }
}
