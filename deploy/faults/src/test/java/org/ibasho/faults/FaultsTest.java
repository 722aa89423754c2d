package org.ibasho.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ibasho.faults.attack.Clocks;
import org.ibasho.faults.plan.Fault;
import org.ibasho.faults.plan.Plan;
import org.ibasho.faults.world.Sabotage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultsTest {

    private static final int RUNS = 20;
    private static final Path WORKSHOP = Path.of("target/workshop");
    private static final Duration REST = Duration.ofMinutes(2);
    private static final Duration REST_OF_THE_BROKEN = Duration.ofSeconds(15);

    private final Console console = new Console(System.out);

    @Test
    void twenty_seeded_runs_lose_nothing_and_double_nothing() {
        List<Fault> faults =
                Arrays.stream(Fault.values()).filter(FaultsTest::canBeDoneHere).toList();
        try (Session session = new Session(console, WORKSHOP, Optional.empty(), REST)) {
            for (int seed = 1; seed <= RUNS; seed++) {
                assertThat(session.run(Plan.of(seed, faults)))
                        .as("seed %d", seed)
                        .isEmpty();
            }
            assertThat(session.end()).isEmpty();
        }
    }

    /** A check that cannot fail proves nothing: what each is there for is broken on purpose here, and is whole without that. */
    @ParameterizedTest
    @CsvSource({
        "AXON_ENGINE, CLOCK_61S_BEHIND, kafka",
        "AXON_ENGINE_SHORT_TIMEOUT, TRANSACTION_HELD, kafka",
        "INBOX_OFF, DELIVERED_THRICE, effects",
        "RELAY_BEFORE_ACKNOWLEDGEMENT, BROKER_AND_TELLER_KILLED, kafka"
    })
    void what_is_broken_on_purpose_is_noticed(Sabotage sabotage, Fault fault, String check) {
        assumeTrue(canBeDoneHere(fault), "skipped: clocks cannot be made wrong (Debian package faketime)");
        Plan plan = Plan.with(1, List.of(fault));
        try (Session broken = new Session(console, WORKSHOP, Optional.of(sabotage), REST_OF_THE_BROKEN)) {
            assertThat(broken.run(plan)).anyMatch(difference -> difference.startsWith(check + ":"));
        }
        try (Session whole = new Session(console, WORKSHOP, Optional.empty(), REST)) {
            assertThat(whole.run(plan)).isEmpty();
        }
    }

    /** Where CI runs, everything can. */
    private static boolean canBeDoneHere(Fault fault) {
        return fault.clock().isEmpty() || Clocks.canBeWrong() || System.getenv("CI") != null;
    }
}
