package org.ibasho.attacks.everyday.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.ibasho.attacks.everyday.traffic.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutagesTest {

    private static final Instant KILLED = Instant.parse("2026-11-29T10:00:00Z");
    private static final Instant READY = KILLED.plusSeconds(12);

    private final Outages outages = new Outages();

    private static Exchange exchange(int status, Instant begun, Instant ended) {
        return new Exchange("reader", "GET /", Set.of("gateway", "scheduling"), begun, ended, status);
    }

    private List<Exchange> unexcused(Exchange exchange) {
        return outages.unexcused(List.of(exchange));
    }

    private void killed(String process) {
        outages.begun(process, KILLED);
        outages.over(process, READY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 500, 502, 503, 504})
    void a_failure_is_no_answer_or_5xx(int status) {
        assertThat(exchange(status, KILLED, READY).failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 303, 401, 404, 409, 413, 429})
    void every_other_answer_is_none(int status) {
        assertThat(exchange(status, KILLED, READY).failed()).isFalse();
    }

    @Test
    void a_503_through_a_killed_process_is_excused_until_it_is_ready_again() {
        killed("scheduling");

        assertThat(unexcused(exchange(503, KILLED.plusSeconds(3), KILLED.plusSeconds(4))))
                .isEmpty();
        assertThat(unexcused(exchange(503, KILLED.minusSeconds(1), KILLED.plusMillis(5))))
                .as("begun before the kill")
                .isEmpty();
        assertThat(unexcused(exchange(503, READY.minusMillis(1), READY.plusSeconds(2))))
                .as("begun before it was ready")
                .isEmpty();
    }

    @Test
    void a_503_before_the_kill_or_after_readiness_is_not_excused() {
        killed("scheduling");

        assertThat(unexcused(exchange(503, KILLED.minusSeconds(2), KILLED.minusMillis(1))))
                .hasSize(1);
        assertThat(unexcused(exchange(503, READY, READY.plusMillis(1)))).hasSize(1);
        assertThat(unexcused(exchange(0, READY.plusMillis(1), READY.plusSeconds(30))))
                .hasSize(1);
    }

    @Test
    void a_503_through_others_than_the_killed_process_is_not_excused() {
        killed("attendance");
        killed("kafka");

        assertThat(unexcused(exchange(503, KILLED.plusSeconds(3), KILLED.plusSeconds(4))))
                .hasSize(1);
    }

    @Test
    void a_process_that_is_not_back_yet_excuses_what_fails() {
        outages.begun("gateway", KILLED);

        assertThat(unexcused(exchange(0, READY, READY.plusSeconds(1)))).isEmpty();
    }

    @Test
    void each_outage_of_a_process_has_an_end_of_its_own() {
        killed("gateway");
        outages.begun("gateway", READY.plusSeconds(60));
        outages.over("gateway", READY.plusSeconds(70));

        assertThat(unexcused(exchange(503, READY.plusSeconds(30), READY.plusSeconds(31))))
                .hasSize(1);
        assertThat(unexcused(exchange(503, READY.plusSeconds(65), READY.plusSeconds(66))))
                .isEmpty();
    }
}
