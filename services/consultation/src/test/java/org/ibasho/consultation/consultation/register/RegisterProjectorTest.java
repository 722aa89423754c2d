package org.ibasho.consultation.consultation.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.SequenceGap;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.ibasho.consultation.CentreTest;
import org.ibasho.consultation.consultation.ConsultationEvent;
import org.ibasho.consultation.consultation.ConsultationEvent.Recorded;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each test is rolled back, so that the running service finds its rows unchanged. */
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

    private final Projection<ConsultationEvent, RegisterEntry> projection = new Projection<>(new RegisterProjector());

    private void tell(Recorded event, long version) {
        projection.show(jdbc, List.of(new StreamEvent(event.streamId(), version, Instant.EPOCH, event)));
    }

    @Test
    void an_entry_says_what_was_recorded() {
        assertThat(new RegisterProjector().evolve(null, recorded))
                .isEqualTo(new RegisterEntry(
                        id,
                        "GATHERING",
                        "MOTHER",
                        "20S",
                        List.of("RELATING", "PLACE"),
                        recorded.occurredAt(),
                        recorded.gatheringId(),
                        "YORIDOKORO"));
    }

    @Test
    void the_same_event_twice_changes_nothing() {
        tell(recorded, 0);
        RegisterEntry once = register.find(id).orElseThrow();
        tell(recorded, 0);

        assertThat(register.find(id)).hasValue(once);
        assertThat(once.purposes()).containsExactly("RELATING", "PLACE");
        assertThat(once.programme()).isEqualTo("YORIDOKORO");
    }

    @Test
    void a_sequence_gap_stops_it() {
        assertThatExceptionOfType(SequenceGap.class).isThrownBy(() -> tell(recorded, 1));
        assertThat(register.find(id)).isEmpty();
    }

    @Test
    void a_rebuilt_record_is_the_same() {
        tell(recorded, 0);
        RegisterEntry before = register.find(id).orElseThrow();

        jdbc.sql("delete from consultation where id = ?").param(id).update();
        projection.fill(jdbc, List.of(new StreamEvent(id, 0, Instant.EPOCH, recorded)));

        assertThat(register.find(id)).hasValue(before);
    }

    @Test
    void months_change_at_midnight_in_japan() {
        tell(recorded, 0);
        assertThat(register.month(YearMonth.of(2021, 4)).entries())
                .extracting(RegisterEntry::id)
                .contains(id);
        assertThat(register.month(YearMonth.of(2021, 3)).entries())
                .extracting(RegisterEntry::id)
                .doesNotContain(id);
    }
}
