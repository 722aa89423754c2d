package org.ibasho.consultation.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.ibasho.consultation.CentreTest;
import org.ibasho.consultation.record.ConsultationEvent.Recorded;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each test is rolled back, so that the service that runs meanwhile finds its rows as it left them. */
@Transactional
class RegisterProjectorTest extends CentreTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Register register;

    private final String id = UUID.randomUUID().toString();
    private final Recorded recorded = new Recorded(
            id,
            "GATHERING",
            "MOTHER",
            "20S",
            List.of("RELATING", "PLACE"),
            Instant.parse("2021-03-31T15:00:00Z"),
            UUID.randomUUID().toString(),
            "YORIDOKORO");

    private RegisterProjector projector() {
        return new RegisterProjector(jdbc);
    }

    @Test
    void the_same_event_twice_changes_nothing() {
        projector().on(recorded, 0);
        RegisterEntry once = register.find(id).orElseThrow();
        projector().on(recorded, 0);

        assertThat(register.find(id)).hasValue(once);
        assertThat(once.purposes()).containsExactly("RELATING", "PLACE");
        assertThat(once.programme()).isEqualTo("YORIDOKORO");
    }

    @Test
    void a_hole_stops_the_projector() {
        assertThatIllegalStateException().isThrownBy(() -> projector().on(recorded, 1));
        assertThat(register.find(id)).isEmpty();
    }

    @Test
    void a_record_read_again_after_a_reset_is_the_same() {
        projector().on(recorded, 0);
        RegisterEntry before = register.find(id).orElseThrow();

        projector().reset();
        assertThat(register.find(id)).isEmpty();
        projector().on(recorded, 0);

        assertThat(register.find(id)).hasValue(before);
    }

    @Test
    void midnight_in_japan_parts_the_months() {
        projector().on(recorded, 0);
        assertThat(register.month(YearMonth.of(2021, 4)).entries())
                .extracting(RegisterEntry::id)
                .contains(id);
        assertThat(register.month(YearMonth.of(2021, 3)).entries())
                .extracting(RegisterEntry::id)
                .doesNotContain(id);
    }
}
