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
import org.junit.jupiter.params.provider.EnumSource;

class FaultsTest {

    private static final int RUNS = 20;
    private static final Path WORKSHOP = Path.of("target/workshop");
    private static final Duration REST = Duration.ofMinutes(2);
    private static final Duration REST_OF_THE_BROKEN = Duration.ofSeconds(15);

    private static final String NO_CLOCKS = "skipped: clocks cannot be made wrong (Debian package faketime)";

    private final Console console = new Console(System.out);

    @Test
    void twenty_seeded_runs_and_one_of_each_control_lose_nothing_and_double_nothing() {
        List<Fault> faults =
                Arrays.stream(Fault.values()).filter(FaultsTest::canBeDoneHere).toList();
        try (Session session = new Session(console, WORKSHOP, Optional.empty(), REST)) {
            for (int seed = 1; seed <= RUNS; seed++) {
                assertThat(session.run(Plan.of(seed, faults)))
                        .as("seed %d", seed)
                        .isEmpty();
            }
            for (Control control : Control.values()) {
                if (!canBeDoneHere(control.fault)) {
                    console.line(NO_CLOCKS);
                    continue;
                }
                assertThat(session.run(control.plan())).as("%s", control).isEmpty();
            }
            assertThat(session.end()).isEmpty();
        }
    }

    /** A check that cannot fail proves nothing: what each is there for is broken on purpose here. Above it is whole without that. */
    @ParameterizedTest
    @EnumSource
    void what_is_broken_on_purpose_is_noticed(Control control) {
        assumeTrue(canBeDoneHere(control.fault), NO_CLOCKS);
        try (Session broken = new Session(console, WORKSHOP, Optional.of(control.sabotage), REST_OF_THE_BROKEN)) {
            assertThat(broken.run(control.plan())).anyMatch(difference -> difference.startsWith(control.check + ":"));
        }
    }

    /** What is broken, the fault that shows it, and the check that has to see it. */
    enum Control {
        CLOCKS(Sabotage.AXON_ENGINE, Fault.CLOCK_61S_BEHIND, "kafka"),
        HELD_TRANSACTION(Sabotage.AXON_ENGINE_SHORT_TIMEOUT, Fault.TRANSACTION_HELD, "kafka"),
        DOUBLES(Sabotage.INBOX_OFF, Fault.DELIVERED_THRICE, "effects"),
        ACKNOWLEDGEMENT(Sabotage.RELAY_BEFORE_ACKNOWLEDGEMENT, Fault.BROKER_AND_TELLER_KILLED, "kafka");

        private final Sabotage sabotage;
        private final Fault fault;
        private final String check;

        Control(Sabotage sabotage, Fault fault, String check) {
            this.sabotage = sabotage;
            this.fault = fault;
            this.check = check;
        }

        Plan plan() {
            return Plan.with(1, List.of(fault));
        }
    }

    /** Where CI runs, everything can. */
    private static boolean canBeDoneHere(Fault fault) {
        return fault.clock().isEmpty() || Clocks.canBeWrong() || System.getenv("CI") != null;
    }
}
