package org.ibasho.sample.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.projection.ReadModelCatalog;
import org.ibasho.chassis.projection.ReadModelStatus.State;
import org.ibasho.sample.SampleInstance;
import org.ibasho.sample.tally.TallyCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A program meets events of a type that a newer program stored, each time on a database of its own. */
@Tag("long")
class UnknownEventTypeTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String STOPPED = UUID.randomUUID().toString();
    private static final String OTHER = UUID.randomUUID().toString();

    private final String database = "unknown_" + UUID.randomUUID().toString().substring(0, 8);
    private SampleInstance old = start("old");

    private SampleInstance start(String name, Class<?>... more) {
        Class<?>[] beans = Stream.concat(Stream.of(RecordingReaction.class), Arrays.stream(more))
                .toArray(Class<?>[]::new);
        return SampleInstance.start(database, name, beans);
    }

    private JdbcClient jdbc() {
        return old.jdbc();
    }

    @BeforeEach
    void store() {
        store(STOPPED, 0, "tally.added");
        store(STOPPED, 1, NewerProgram.TYPE);
        store(STOPPED, 2, "tally.added");
        store(OTHER, 0, "tally.added");
        store(OTHER, 1, "tally.added");
    }

    @AfterEach
    void stop() {
        old.close();
    }

    private void store(String stream, int number, String type) {
        jdbc().sql("""
            insert into event (
                stream_id, sequence_number, stream_type, event_id, event_type, metadata, payload, recorded_at)
            values (?::uuid, ?, 'tally', gen_random_uuid(), ?, '{}',
                json_build_object('streamId', ?::text, 'commandId', '', 'amount', 1, 'sum', ?::int), now())
            """).params(stream, number, type, stream, number + 1).update();
    }

    private int total(String stream) {
        return jdbc().sql("select total from tally where id = ?")
                .param(stream)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    private List<Integer> reactedTo(String stream) {
        return jdbc().sql("""
            select sequence_number from effect join event on event.event_id = effect.event_id::uuid
            where subject = ? order by effect.position
            """).param(stream).query((row, n) -> row.getInt(1)).list();
    }

    private List<String> parked() {
        return jdbc().sql("""
            select concat_ws(' ', regexp_replace(reader, '_[0-9a-f]{8}$', ''), sequence_number, event_type, reason)
            from parked_stream where stream_id = ?::uuid order by 1
            """)
                .param(STOPPED)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static void add(SampleInstance instance, String stream) {
        instance.bean(Commands.class)
                .send(
                        TallyCommand.class,
                        new TallyCommand.Add(stream, UUID.randomUUID().toString(), 1),
                        IdempotencyKey.none(),
                        1);
    }

    private void awaitStopped() {
        await().atMost(SOON).untilAsserted(() -> assertThat(total(OTHER)).isEqualTo(2));
        await().atMost(SOON).untilAsserted(() -> assertThat(reactedTo(OTHER)).containsExactly(0, 1));
        await().atMost(SOON).untilAsserted(() -> assertThat(parked()).hasSize(3));
    }

    @Test
    void read_model_reaction_and_relay_park_its_stream_and_go_on_with_all_others() {
        awaitStopped();
        assertThat(parked())
                .containsExactly(
                        "outbox 1 tally.counted UNKNOWN_TYPE",
                        "recording 1 tally.counted UNKNOWN_TYPE",
                        "tallies 1 tally.counted UNKNOWN_TYPE");
        assertThat(total(STOPPED)).isEqualTo(1);
        assertThat(reactedTo(STOPPED)).containsExactly(0);
        assertThat(old.bean(ReadModelCatalog.class).all().getFirst().state()).isEqualTo(State.LIVE);
        assertThat(old.actuator("/prometheus").body())
                .containsPattern("ibasho_streams_parked\\{[^}]*reader=\"tallies_[0-9a-f]{8}\"} 1.0")
                .containsPattern("ibasho_streams_parked\\{[^}]*reader=\"outbox\"} 1.0");
    }

    @Test
    void nothing_is_decided_without_it() {
        assertThatThrownBy(() -> add(old, STOPPED)).hasMessageContaining(NewerProgram.TYPE);
        add(old, OTHER);
        await().atMost(SOON).untilAsserted(() -> assertThat(total(OTHER)).isEqualTo(3));
        assertThat(jdbc().sql("select count(*) from event where stream_id = ?::uuid")
                        .param(STOPPED)
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    @Test
    void a_program_that_knows_the_type_takes_the_stream_up_in_order_while_the_old_one_runs() {
        awaitStopped();
        try (SampleInstance newer = start("newer", NewerProgram.class)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(total(STOPPED)).isEqualTo(3));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(reactedTo(STOPPED)).containsExactly(0, 1, 2));
            add(newer, STOPPED);
            await().atMost(SOON).untilAsserted(() -> assertThat(total(STOPPED)).isEqualTo(4));
            store(STOPPED, 4, NewerProgram.TYPE);
            store(STOPPED, 5, "tally.added");
            await().atMost(SOON).untilAsserted(() -> assertThat(total(STOPPED)).isEqualTo(6));
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(reactedTo(STOPPED)).containsExactly(0, 1, 2, 3, 4, 5));
            old.close();
            old = newer;
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(parked()).isEmpty());
            old = start("old-again");
        }
        assertThat(total(OTHER)).isEqualTo(2);
    }

    @Test
    void a_rebuild_by_an_old_program_parks_the_stream_too_and_a_newer_one_completes_it() {
        awaitStopped();
        old.bean(ReadModelCatalog.class).rebuild("tallies");
        await().atMost(SOON)
                .until(() -> old.bean(ReadModelCatalog.class).all().getFirst().state() == State.LIVE);
        assertThat(parked()).contains("tallies 1 tally.counted UNKNOWN_TYPE").hasSize(3);
        assertThat(total(STOPPED)).isEqualTo(1);
        assertThat(total(OTHER)).isEqualTo(2);
        try (SampleInstance newer = start("newer", NewerProgram.class)) {
            await().atMost(SOON).untilAsserted(() -> assertThat(total(STOPPED)).isEqualTo(3));
            newer.bean(ReadModelCatalog.class).rebuild("tallies");
            await().atMost(SOON)
                    .until(() ->
                            newer.bean(ReadModelCatalog.class).all().getFirst().state() == State.LIVE);
            assertThat(total(STOPPED)).isEqualTo(3);
        }
    }
}
