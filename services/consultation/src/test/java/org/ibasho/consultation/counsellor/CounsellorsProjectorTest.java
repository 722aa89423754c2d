package org.ibasho.consultation.counsellor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.StreamEvent;
import org.ibasho.consultation.CentreTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Each test is rolled back, so that the running service finds its rows unchanged. */
@Transactional
class CounsellorsProjectorTest extends CentreTest {

    private static final Instant NOW = Instant.parse("2026-11-30T01:00:00Z");

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Counsellors counsellors;

    @Autowired
    private CounsellorsProjector projector;

    private final String id = UUID.randomUUID().toString();
    private final List<CounsellorEvent> history = List.of(
            new CounsellorEvent.Registered(id, "佐藤", List.of("PSYCHIATRIC_SOCIAL_WORKER")),
            new CounsellorEvent.Changed(id, "佐藤 花", List.of("PSYCHOLOGIST")),
            new CounsellorEvent.LoginLinked(id, "tablet", NOW),
            new CounsellorEvent.LoginUnlinked(id, "tablet", NOW.plusSeconds(60)),
            new CounsellorEvent.Left(id));

    private StreamEvent event(int version) {
        return new StreamEvent(id, version, Instant.EPOCH, history.get(version));
    }

    private void tell(int version) {
        new Projection<>(projector).show(jdbc, List.of(event(version)));
    }

    private Counsellor shown() {
        return counsellors.find(id).orElseThrow();
    }

    @Test
    void the_list_shows_who_works_here_and_then_who_has_left() {
        tell(0);
        assertThat(counsellors.here()).contains(shown());
        assertThat(shown().name()).isEqualTo("佐藤");

        IntStream.range(1, history.size()).forEach(this::tell);
        assertThat(shown().name()).isEqualTo("佐藤 花");
        assertThat(shown().qualifications()).containsExactly(Qualification.PSYCHOLOGIST);
        assertThat(shown().currentLogins()).isEmpty();
        assertThat(shown().logins()).hasSize(1);
        assertThat(counsellors.here()).doesNotContain(shown());
        assertThat(counsellors.former()).contains(shown());
    }

    @Test
    void the_same_event_twice_changes_nothing() {
        tell(0);
        tell(1);
        Counsellor once = shown();

        tell(0);
        tell(1);

        assertThat(shown()).isEqualTo(once);
    }

    @Test
    void a_rebuild_in_one_batch_gives_the_same_result() {
        IntStream.range(0, history.size()).forEach(this::tell);
        Counsellor before = shown();
        jdbc.sql("delete from counsellor where id = ?").param(id).update();

        new Projection<>(projector)
                .fill(
                        jdbc,
                        IntStream.range(0, history.size()).mapToObj(this::event).toList());

        assertThat(shown()).isEqualTo(before);
    }

    @Test
    void name_qualifications_and_logins_are_sealed_in_the_row() {
        IntStream.range(0, 3).forEach(this::tell);

        assertThat(jdbc.sql("select counsellor::text from counsellor where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .contains(id)
                .doesNotContain("佐藤")
                .doesNotContain("PSYCHOLOGIST")
                .doesNotContain("tablet");
    }
}
