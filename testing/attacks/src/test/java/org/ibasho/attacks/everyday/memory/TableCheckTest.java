package org.ibasho.attacks.everyday.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TableCheckTest {

    private static final int COMMANDS = 1_000;

    @Test
    void what_the_commands_explain_is_right() {
        assertThat(TableCheck.growth(
                        Map.of("attendance.public.event", 200L),
                        Map.of("attendance.public.event", 4_200L, "attendance.public.parked_message", 0L),
                        COMMANDS))
                .isEmpty();
    }

    @Test
    void a_table_that_grows_by_itself_is_told() {
        assertThat(TableCheck.growth(
                        Map.of("scheduling.public.inbox", 0L), Map.of("scheduling.public.inbox", 9_000L), COMMANDS))
                .containsExactly("scheduling.public.inbox has grown by 9000 rows with 1000 commands, more than 8500");
    }

    @Test
    void a_single_parked_message_or_stream_is_told() {
        assertThat(TableCheck.growth(
                        Map.of(),
                        Map.of("reporting.public.parked_message", 1L, "reporting.public.parked_stream", 2L),
                        COMMANDS))
                .hasSize(2);
    }
}
