package org.ibasho.attacks.everyday.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.ibasho.attacks.everyday.fault.KillPlan.Kill;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KillPlanTest {

    private static final Duration HOUR = Duration.ofMinutes(60);

    private static List<Duration> times(List<Kill> plan, String process) {
        return plan.stream()
                .filter(kill -> kill.process().equals(process))
                .map(Kill::at)
                .toList();
    }

    static Stream<Long> seeds() {
        return LongStream.range(0, 20).boxed();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void an_hour_has_every_process_killed_twice_and_leaves_it_a_life_of_20_minutes(long seed) {
        List<Kill> plan = KillPlan.of(HOUR, seed);

        for (String process : List.of("scheduling", "attendance", "reporting", "consultation", "gateway", "kafka")) {
            List<Duration> times = times(plan, process);
            assertThat(times).as(process).hasSizeGreaterThanOrEqualTo(2);
            assertThat(times.get(1).minus(times.getFirst())).as(process).isGreaterThan(Duration.ofMinutes(20));
        }
        assertThat(plan).allMatch(kill -> kill.at().compareTo(HOUR) < 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10, 60, 300})
    void the_launcher_never_sees_one_process_end_three_times_within_a_minute(int minutes) {
        List<Kill> plan = KillPlan.of(Duration.ofMinutes(minutes), 1);

        assertThat(plan).isNotEmpty();
        for (int n = 1; n < plan.size(); n++) {
            assertThat(plan.get(n).at().minus(plan.get(n - 1).at())).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void the_seed_decides_about_the_order() {
        assertThat(KillPlan.of(HOUR, 7)).isEqualTo(KillPlan.of(HOUR, 7));
        assertThat(KillPlan.of(HOUR, 7)).isNotEqualTo(KillPlan.of(HOUR, 8));
    }
}
