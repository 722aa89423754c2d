package org.ibasho.attacks.everyday.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;

class MemoryCheckTest {

    private static final long MB = 1 << 20;
    private static final Duration HOUR = Duration.ofMinutes(60);

    private final List<Sample> samples = new ArrayList<>();

    /** A sample a minute, whose value follows from the age in minutes. */
    private void life(String process, long pid, int from, int minutes, Measure measure, IntToLongFunction value) {
        for (int age = 0; age <= minutes; age++) {
            samples.add(
                    new Sample(Duration.ofMinutes(from + age), process, pid, Map.of(measure, value.applyAsLong(age))));
        }
    }

    private List<String> growth() {
        return MemoryCheck.growth(samples, HOUR);
    }

    @Test
    void flat_memory_that_goes_up_and_down_is_right() {
        life("gateway", 1, 0, 60, Measure.HEAP, age -> (60 + age % 7 * 5) * MB);

        assertThat(growth()).isEmpty();
    }

    @Test
    void what_a_process_takes_in_its_first_ten_minutes_is_no_growth() {
        life("gateway", 1, 0, 60, Measure.HEAP, age -> Math.min(age, 10) * 10L * MB);

        assertThat(growth()).isEmpty();
    }

    @Test
    void a_leak_of_a_megabyte_a_minute_is_told() {
        life("gateway", 1, 0, 60, Measure.HEAP, age -> (60 + age) * MB);

        assertThat(growth())
                .containsExactly("gateway, from minute 0 on: heap MB 70 after ten minutes, 100 in the last third of 60"
                        + " minutes");
    }

    @Test
    void a_leak_is_told_although_garbage_hides_it_most_of_the_time() {
        life("gateway", 1, 0, 24, Measure.HEAP, age -> (60 + age + age * 37 % 11 * 9) * MB);

        assertThat(growth()).hasSize(1);
    }

    @Test
    void each_life_is_compared_with_itself() {
        life("gateway", 1, 0, 24, Measure.HEAP, age -> 60 * MB);
        life("gateway", 2, 24, 36, Measure.HEAP, age -> 90 * MB);

        assertThat(growth()).isEmpty();
    }

    @Test
    void a_leak_in_a_later_life_is_told() {
        life("gateway", 1, 0, 24, Measure.HEAP, age -> 60 * MB);
        life("gateway", 2, 24, 36, Measure.HEAP, age -> (60 + age) * MB);

        assertThat(growth()).singleElement().asString().contains("from minute 24 on");
    }

    @Test
    void an_hour_in_which_no_life_was_long_enough_shows_nothing() {
        for (int life = 0; life < 6; life++) {
            life("gateway", life, life * 10, 10, Measure.HEAP, age -> 60 * MB);
        }

        assertThat(growth()).containsExactly("no life of gateway was long enough to see whether it grows");
        assertThat(MemoryCheck.growth(samples, Duration.ofMinutes(10))).isEmpty();
    }

    @Test
    void more_resident_memory_threads_files_and_connections_are_told() {
        List<Measure> measures =
                List.of(Measure.RESIDENT, Measure.THREADS, Measure.FILES, Measure.CONNECTIONS, Measure.SESSIONS);
        for (Measure measure : measures) {
            samples.clear();
            life("within", 1, 0, 60, measure, age -> age < 40 ? 0 : measure.margin());
            assertThat(growth()).as("within the margin, %s", measure).isEmpty();

            life("beyond", 2, 0, 60, measure, age -> age < 40 ? 0 : measure.margin() + 1);
            assertThat(growth()).as("beyond the margin, %s", measure).hasSize(1);
        }
    }

    @Test
    void sessions_above_what_all_people_may_have_are_told_at_any_age() {
        life("gateway", 1, 0, 5, Measure.SESSIONS, age -> 18 + age);

        assertThat(MemoryCheck.growth(samples, Duration.ofMinutes(5)))
                .containsExactly("gateway had more than 20 sessions in 3 samples");
    }
}
