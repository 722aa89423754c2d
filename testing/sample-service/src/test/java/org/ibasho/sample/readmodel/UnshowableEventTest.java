package org.ibasho.sample.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.ibasho.chassis.projection.ReadModelCatalog;
import org.ibasho.chassis.projection.ReadModelStatus;
import org.ibasho.chassis.projection.ReadModelStatus.State;
import org.ibasho.sample.SampleInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An event that a read model cannot show, each time on a database of its own. */
@Tag("long")
class UnshowableEventTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String NUL = "a\\u0000b";

    private final String bad = UUID.randomUUID().toString();
    private final String good = UUID.randomUUID().toString();
    private final String database = "unshowable_" + UUID.randomUUID().toString().substring(0, 8);
    private final SampleInstance service = SampleInstance.start(database, "one", ThemeReadModel.class);

    @AfterEach
    void stop() {
        service.close();
    }

    /** Stores an announcement as a program without today's checks would have. */
    private void announce(String stream, int number, String theme) {
        service.jdbc()
                .sql("""
                    insert into event (
                        stream_id, sequence_number, stream_type, event_id, event_type, metadata, payload, recorded_at)
                    values (?::uuid, ?, 'tally', gen_random_uuid(), 'tally.announced', '{}', ?::json, now())
                    """)
                .params(stream, number, """
                    {"meetingId": "%s", "number": %d, "programme": "", "kind": "", "mandate": "", "theme": "%s",
                     "startsAt": "2031-07-10T04:30:00Z", "endsAt": "2031-07-10T06:30:00Z", "venue": "", "town": "",
                     "doors": []}
                    """.formatted(stream, number + 1, theme))
                .update();
    }

    private String theme(String stream) {
        return service.jdbc()
                .sql("select text from theme where id = ?")
                .param(stream)
                .query(String.class)
                .optional()
                .orElse("");
    }

    private List<String> parked() {
        return service.jdbc().sql("""
            select concat_ws(' ', regexp_replace(reader, '_[0-9a-f]{8}$', ''), stream_id, sequence_number, event_type,
                reason, detail)
            from parked_stream order by 1
            """).query((row, n) -> row.getString(1)).list();
    }

    private ReadModelStatus status() {
        return service.bean(ReadModelCatalog.class).all().stream()
                .filter(one -> one.name().equals("themes"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void parks_its_stream_in_that_read_model_and_all_others_go_on() {
        announce(bad, 0, "first");
        announce(bad, 1, NUL);
        await().atMost(SOON).untilAsserted(() -> assertThat(parked()).hasSize(1));
        announce(bad, 2, "third");
        IntStream.range(0, 20).forEach(n -> announce(good, n, "theme " + n));
        await().atMost(SOON).untilAsserted(() -> assertThat(theme(good)).isEqualTo("theme 19"));
        assertThat(theme(bad)).isEqualTo("first");
        assertThat(status().state()).isEqualTo(State.LIVE);
        assertThat(parked())
                .containsExactly("themes " + bad + " 1 tally.announced FAILED DataIntegrityViolationException");
        assertThat(service.jdbc()
                        .sql("select count(*) from tally where id in (?, ?)")
                        .params(bad, good)
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void what_cannot_be_read_at_all_is_parked_too() {
        service.jdbc().sql("""
            insert into event (
                stream_id, sequence_number, stream_type, event_id, event_type, metadata, payload, recorded_at)
            values (?::uuid, 0, 'tally', gen_random_uuid(), 'tally.announced', '{}', '{"number": "none"}', now())
            """).param(bad).update();
        announce(good, 0, "good");
        await().atMost(SOON).untilAsserted(() -> assertThat(theme(good)).isEqualTo("good"));
        await().atMost(SOON).untilAsserted(() -> assertThat(parked()).hasSize(3));
        assertThat(parked()).allMatch(one -> one.contains(bad + " 0 tally.announced FAILED"));
    }

    @Test
    void a_rebuild_is_not_stopped_by_it() {
        announce(bad, 0, "first");
        announce(bad, 1, NUL);
        announce(good, 0, "good");
        await().atMost(SOON).untilAsserted(() -> assertThat(theme(good)).isEqualTo("good"));
        service.bean(ReadModelCatalog.class).rebuild("themes");
        await().atMost(SOON).until(() -> status().state() == State.LIVE);
        assertThat(theme(good)).isEqualTo("good");
        assertThat(theme(bad)).isEqualTo("first");
        assertThat(parked()).hasSize(1).allMatch(one -> one.startsWith("themes "));
    }
}
