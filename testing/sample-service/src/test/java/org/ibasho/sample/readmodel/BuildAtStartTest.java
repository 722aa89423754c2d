package org.ibasho.sample.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.ibasho.chassis.projection.ReadModelCatalog;
import org.ibasho.chassis.projection.ReadModelStatus;
import org.ibasho.chassis.projection.ReadModelStatus.State;
import org.ibasho.sample.SampleInstance;
import org.ibasho.sample.TallyHistory;
import org.ibasho.sample.tally.TallyReadModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Tests of the read models that a starting process finds, each on a database of its own. */
@Tag("long")
class BuildAtStartTest {

    private static ReadModelStatus status(SampleInstance service) {
        return service.bean(ReadModelCatalog.class).all().getFirst();
    }

    private static Status health(SampleInstance service) {
        return service.readModelHealth();
    }

    private static long shown(SampleInstance service) {
        return service.jdbc()
                .sql("select coalesce(sum(total), 0) from tally")
                .query(Long.class)
                .single();
    }

    private static void awaitServing(SampleInstance service) {
        await().atMost(Duration.ofSeconds(60)).until(() -> health(service).equals(Status.UP));
        await().atMost(Duration.ofSeconds(60)).until(() -> status(service).behindEvents() == 0);
    }

    @Test
    void an_empty_store_is_shown_at_once() {
        try (SampleInstance service = SampleInstance.start("build_empty", "one")) {
            assertThat(health(service)).isEqualTo(Status.UP);
            assertThat(status(service)).isEqualTo(new ReadModelStatus(TallyReadModel.NAME, State.LIVE, 1, 0, 0));
            assertThat(shown(service)).isZero();
            assertThat(service.actuator("/health/readiness").statusCode()).isEqualTo(200);
            assertThat(service.actuator("/prometheus").body())
                    .containsPattern("ibasho_readmodel_lag_events\\{[^}]*readmodel=\"tallies\"} 0.0")
                    .containsPattern("ibasho_readmodel_lag_seconds\\{[^}]*readmodel=\"tallies\"} 0.0")
                    .containsPattern("ibasho_readmodel_progress\\{[^}]*readmodel=\"tallies\"} 1.0")
                    .containsPattern("ibasho_readmodel_stopped\\{[^}]*readmodel=\"tallies\"} 0.0");
        }
    }

    @Test
    void what_was_not_finished_is_built_again() {
        try (SampleInstance service = SampleInstance.start("build_changed", "one")) {
            TallyHistory.store(service.jdbc(), 100, 3);
            await().until(() -> shown(service) == 300);
            service.jdbc().sql("update tally set total = 0").update();
            service.jdbc().sql("update read_model set live_since = null").update();
        }
        try (SampleInstance service = SampleInstance.start("build_changed", "one")) {
            awaitServing(service);
            assertThat(shown(service)).isEqualTo(300);
        }
    }

    @Test
    void a_builder_that_dies_leaves_the_live_one_alone_and_the_next_start_begins_again() {
        try (SampleInstance service = SampleInstance.start("build_killed", "one")) {
            TallyHistory.store(service.jdbc(), 2_000, 20);
            awaitServing(service);
            service.jdbc().sql("update tally set total = total + 1").update();
            service.bean(ReadModelCatalog.class).rebuild(TallyReadModel.NAME);
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> status(service).progress() > 0);
            assertThat(shown(service)).isEqualTo(2_000 * 21);
        }
        try (SampleInstance service = SampleInstance.start("build_killed", "one")) {
            assertThat(health(service)).isEqualTo(Status.UP);
            await().atMost(Duration.ofSeconds(60)).until(() -> status(service).state() == State.LIVE);
            assertThat(shown(service)).isEqualTo(2_000 * 20);
        }
    }

    @Test
    void a_hole_stops_it_and_what_fills_the_hole_lets_it_go_on() {
        try (SampleInstance service = SampleInstance.start("build_hole", "one")) {
            TallyHistory.store(service.jdbc(), 1, 2);
            await().until(() -> shown(service) == 2);
            service.jdbc().sql("update tally set version = 0, total = 1").update();
            grow(service, 3);
            await().until(() -> status(service).state() == State.STOPPED);
            assertThat(shown(service)).isEqualTo(1);
            assertThat(status(service).behindEvents()).isEqualTo(1);
            assertThat(health(service)).isEqualTo(Status.UP);

            service.bean(ReadModelCatalog.class).rebuild(TallyReadModel.NAME);
            await().atMost(Duration.ofSeconds(20)).until(() -> status(service).state() == State.LIVE);
            assertThat(shown(service)).isEqualTo(3);
        }
    }

    private static void grow(SampleInstance service, int to) {
        service.jdbc()
                .sql("""
                    insert into event (
                        stream_id, sequence_number, stream_type, event_id, event_type, metadata, payload, recorded_at)
                    values (?::uuid, ?, 'tally', gen_random_uuid(), 'tally.added', '{}',
                        json_build_object('streamId', ?::text, 'commandId', '', 'amount', 1, 'sum', ?::int), now())
                    """)
                .params(TallyHistory.tally(1), to - 1, TallyHistory.tally(1), to)
                .update();
    }
}
