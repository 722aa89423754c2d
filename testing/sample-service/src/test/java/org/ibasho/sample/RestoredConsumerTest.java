package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.testing.Wire;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A consumer's database was restored to an older state, or a standby that was behind was promoted: Kafka's offsets are
 * ahead of what the database knows.
 */
@Tag("long")
class RestoredConsumerTest {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String TOPIC = "ibasho.consultation.dispatch.v1";
    private static final String TYPE = "org.ibasho.consultation.dispatch-replied.v2";

    private final String database = "restored_" + UUID.randomUUID().toString().substring(0, 8);
    private final String subject = UUID.randomUUID().toString();

    /** Its group is its own, so that no other test's instance takes part. */
    private SampleInstance start() {
        return SampleInstance.start(
                database,
                "one",
                Map.of("spring.application.name", "scheduling-" + database, "sample.publishes", "false"));
    }

    private String tell() {
        return Wire.tell("consultation", TOPIC, TYPE, subject, """
            {"gatheringId": "%s", "startsAt": "2031-07-10T13:30:00+09:00", "accepted": false}
            """.formatted(subject));
    }

    private List<String> effects(SampleInstance instance) {
        return instance.jdbc()
                .sql("select event_id from effect where subject = ? order by position")
                .param(subject)
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    void what_the_restored_database_does_not_know_is_processed_again_and_nothing_else() {
        String kept = tell();
        String lost;
        try (SampleInstance instance = start()) {
            await().atMost(SOON).until(() -> effects(instance).equals(List.of(kept)));
            lost = tell();
            await().atMost(SOON).until(() -> effects(instance).equals(List.of(kept, lost)));
            instance.asOwner("delete from effect where event_id = '%1$s'; delete from inbox where event_id = '%1$s'"
                    .formatted(lost));
            instance.asOwner("call begin_era()");
        }

        try (SampleInstance instance = start()) {
            String later = tell();
            await().atMost(SOON).until(() -> effects(instance).size() == 3);
            assertThat(effects(instance)).containsExactly(kept, lost, later);
        }
    }

    @Test
    void in_one_era_a_restart_reads_on_from_where_it_was() {
        String first = tell();
        try (SampleInstance instance = start()) {
            await().atMost(SOON).until(() -> effects(instance).equals(List.of(first)));
        }
        try (SampleInstance instance = start()) {
            instance.asOwner("delete from effect where event_id = '%1$s'; delete from inbox where event_id = '%1$s'"
                    .formatted(first));
            String second = tell();
            await().atMost(SOON).until(() -> effects(instance).equals(List.of(second)));
        }
    }
}
