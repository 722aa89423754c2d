package org.ibasho.chassis.eventstore.reader;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibasho.chassis.eventstore.reader.ReaderHealth.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReaderHealthTest {

    private final ReaderHealth health = new ReaderHealth();
    private State relay = State.RUNNING;
    private State inbox = State.RUNNING;

    @BeforeEach
    void watch() {
        health.watch("outbox relay", () -> relay);
        health.watch("inbox", () -> inbox);
    }

    private String status() {
        return health.health().getStatus().getCode();
    }

    @Test
    void is_up_while_everything_runs() {
        assertThat(status()).isEqualTo("UP");
    }

    @Test
    void what_fails_and_is_tried_again_is_told_and_takes_no_process_out_of_service() {
        relay = State.FAILING;
        assertThat(status()).isEqualTo("DEGRADED");
        assertThat(health.health().getDetails())
                .containsEntry("outbox relay", State.FAILING)
                .containsEntry("inbox", State.RUNNING);
    }

    @Test
    void what_has_stopped_takes_the_process_out_of_service_whatever_else_fails() {
        inbox = State.STOPPED;
        assertThat(status()).isEqualTo("OUT_OF_SERVICE");
        relay = State.FAILING;
        assertThat(status()).isEqualTo("OUT_OF_SERVICE");
    }
}
