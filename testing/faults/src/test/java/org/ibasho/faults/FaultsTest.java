package org.ibasho.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ibasho.faults.injection.FakeClock;
import org.ibasho.faults.plan.Fault;
import org.ibasho.faults.plan.FaultPlan;
import org.ibasho.faults.system.Sabotage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The system property {@code faults.seeds} sets the number of seeded runs. */
@Tag("long")
class FaultsTest {

    private static final int SEEDS = Integer.getInteger("faults.seeds", 8);
    private static final Path CACHE_FOLDER = Path.of("target/aot-cache");
    private static final Duration CHECK_LIMIT = Duration.ofMinutes(2);
    private static final Duration SABOTAGED_CHECK_LIMIT = Duration.ofSeconds(15);

    private static final String NO_FAKE_CLOCK = "skipped: clocks cannot be made wrong (Debian package faketime)";

    private final Console console = new Console(System.out);

    @Test
    void seeded_runs_and_each_control_without_sabotage_lose_and_duplicate_no_event() {
        List<Fault> faults = Arrays.stream(Fault.values())
                .filter(FaultsTest::isPossibleHere)
                .filter(fault -> !fault.takesLong())
                .toList();
        try (FaultSession session =
                new FaultSession(console, new WallTimes(), CACHE_FOLDER, faults, Optional.empty(), CHECK_LIMIT)) {
            for (int seed = 1; seed <= SEEDS; seed++) {
                assertThat(session.run(FaultPlan.of(seed, faults)))
                        .as("seed %d", seed)
                        .isEmpty();
            }
            for (Control control : Control.values()) {
                if (!isPossibleHere(control.fault)) {
                    console.line(NO_FAKE_CLOCK);
                    continue;
                }
                assertThat(session.run(control.plan())).as("%s", control).isEmpty();
            }
            assertThat(session.end()).isEmpty();
        }
    }

    /**
     * Each sabotage must make its check fail. The test above runs the same plans without a sabotage, and all checks
     * pass.
     */
    @ParameterizedTest
    @EnumSource
    void a_check_fails_under_each_sabotage(Control control) {
        assumeTrue(isPossibleHere(control.fault), NO_FAKE_CLOCK);
        try (FaultSession sabotaged = new FaultSession(
                console,
                new WallTimes(),
                CACHE_FOLDER,
                List.of(control.fault),
                Optional.of(control.sabotage),
                SABOTAGED_CHECK_LIMIT)) {
            assertThat(sabotaged.run(control.plan()))
                    .anyMatch(difference -> difference.startsWith(control.check + ":"));
        }
    }

    /** A sabotage, the fault that reveals it, and the check that must fail. */
    enum Control {
        CLOCKS(Sabotage.AXON_ENGINE, Fault.CLOCK_61S_BEHIND, "kafka"),
        HELD_TRANSACTION(Sabotage.AXON_ENGINE_SHORT_TIMEOUT, Fault.TRANSACTION_HELD, "kafka"),
        DUPLICATES(Sabotage.INBOX_OFF, Fault.DELIVERED_THRICE, "effects"),
        ACKNOWLEDGEMENT(Sabotage.RELAY_BEFORE_ACKNOWLEDGEMENT, Fault.BROKER_AND_PUBLISHER_KILLED, "kafka");

        private final Sabotage sabotage;
        private final Fault fault;
        private final String check;

        Control(Sabotage sabotage, Fault fault, String check) {
            this.sabotage = sabotage;
            this.fault = fault;
            this.check = check;
        }

        FaultPlan plan() {
            return FaultPlan.with(1, List.of(fault));
        }
    }

    /** CI has everything that a fault needs, so there nothing is skipped. */
    private static boolean isPossibleHere(Fault fault) {
        return fault.clock().isEmpty() || FakeClock.isAvailable() || System.getenv("CI") != null;
    }
}
