package org.ibasho.chassis.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.ibasho.chassis.projection.ReadModelStatus.State;
import org.ibasho.chassis.sample.History;
import org.ibasho.chassis.sample.Instance;
import org.ibasho.chassis.sample.Sums;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** What a starting process finds, each time on a database of its own. */
class BuildAtStartTest {

    private static ReadModelStatus status(Instance service) {
        return service.bean(ReadModelCatalog.class).all().getFirst();
    }

    private static Status health(Instance service) {
        return service.bean(ReadModelLifecycle.class).health().getStatus();
    }

    private static long shown(Instance service) {
        return service.jdbc()
                .sql("select coalesce(sum(total), 0) from sum")
                .query(Long.class)
                .single();
    }

    private static void awaitServing(Instance service) {
        await().atMost(Duration.ofSeconds(60)).until(() -> health(service).equals(Status.UP));
        await().atMost(Duration.ofSeconds(60)).until(() -> status(service).behindEvents() == 0);
    }

    @Test
    void an_empty_store_is_shown_at_once() {
        try (Instance service = Instance.start("build_empty", "one")) {
            assertThat(health(service)).isEqualTo(Status.UP);
            assertThat(status(service)).isEqualTo(new ReadModelStatus(Sums.NAME, State.LIVE, 1, 0, 0));
            assertThat(shown(service)).isZero();
            assertThat(service.actuator("/health/readiness").statusCode()).isEqualTo(200);
            assertThat(service.actuator("/prometheus").body())
                    .containsPattern("ibasho_readmodel_lag_events\\{[^}]*readmodel=\"sums\"} 0.0")
                    .containsPattern("ibasho_readmodel_lag_seconds\\{[^}]*readmodel=\"sums\"} 0.0")
                    .containsPattern("ibasho_readmodel_progress\\{[^}]*readmodel=\"sums\"} 1.0")
                    .containsPattern("ibasho_readmodel_stopped\\{[^}]*readmodel=\"sums\"} 0.0");
        }
    }

    @Test
    void what_was_made_by_another_definition_is_built_again_and_stays_until_then() {
        try (Instance service = Instance.start("build_changed", "one")) {
            History.make(service.jdbc(), 100, 3);
            await().until(() -> shown(service) == 300);
            service.jdbc().sql("update sum set total = 0").update();
            service.jdbc().sql("update read_model set definition = 'older'").update();
        }
        try (Instance service = Instance.start("build_changed", "one")) {
            awaitServing(service);
            assertThat(shown(service)).isEqualTo(300);
        }
    }

    @Test
    void a_process_that_is_too_old_says_that_it_is_not_ready_and_leaves_the_newer_tables_alone() {
        try (Instance service = Instance.start("build_newer", "one")) {
            service.jdbc().sql("update read_model set definition = 'newer'").update();
            History.make(service.jdbc(), 1, 1);
            await().until(() -> health(service).equals(Status.OUT_OF_SERVICE));
            assertThat(status(service).state()).isEqualTo(State.SUPERSEDED);
            assertThat(service.actuator("/health/readiness").statusCode()).isEqualTo(503);
            assertThat(shown(service)).isZero();
        }
    }

    @Test
    void a_builder_that_dies_leaves_the_live_one_alone_and_the_next_start_begins_again() {
        try (Instance service = Instance.start("build_killed", "one")) {
            History.make(service.jdbc(), 2_000, 20);
            awaitServing(service);
            service.jdbc().sql("update sum set total = total + 1").update();
            service.bean(ReadModelCatalog.class).rebuild(Sums.NAME);
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> status(service).progress() > 0);
            assertThat(shown(service)).isEqualTo(2_000 * 21);
        }
        try (Instance service = Instance.start("build_killed", "one")) {
            assertThat(health(service)).isEqualTo(Status.UP);
            await().atMost(Duration.ofSeconds(60)).until(() -> status(service).state() == State.LIVE);
            assertThat(shown(service)).isEqualTo(2_000 * 20);
        }
    }

    @Test
    void a_hole_stops_it_and_what_fills_the_hole_lets_it_go_on() {
        try (Instance service = Instance.start("build_hole", "one")) {
            History.make(service.jdbc(), 1, 2);
            await().until(() -> shown(service) == 2);
            service.jdbc().sql("update sum set version = 0, total = 1").update();
            grow(service, 3);
            await().until(() -> status(service).state() == State.STOPPED);
            assertThat(shown(service)).isEqualTo(1);
            assertThat(status(service).behindEvents()).isEqualTo(1);
            assertThat(health(service)).isEqualTo(Status.UP);

            service.bean(ReadModelCatalog.class).rebuild(Sums.NAME);
            await().atMost(Duration.ofSeconds(20)).until(() -> status(service).state() == State.LIVE);
            assertThat(shown(service)).isEqualTo(3);
        }
    }

    private static void grow(Instance service, int to) {
        service.jdbc()
                .sql("""
                insert into event (stream_id, sequence_number, stream_type, event_id, event_type, metadata, payload, recorded_at)
                values (?::uuid, ?, 'tally', gen_random_uuid(), 'tally.grown', '{}',
                    json_build_object('streamId', ?::text, 'to', ?::int), now())
                """)
                .params(History.tally(1), to - 1, History.tally(1), to)
                .update();
    }
}
