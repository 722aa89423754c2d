package org.ibasho.faults.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final List<Fault> ALL = List.of(Fault.values());

    @Test
    void ten_of_300_runs_have_a_long_form_and_nothing_beside_it() {
        List<FaultPlan> withLongForm = LongStream.rangeClosed(1, 300)
                .mapToObj(seed -> FaultPlan.of(seed, ALL))
                .filter(plan -> plan.faults().stream()
                        .anyMatch(planned -> planned.fault().isLongForm()))
                .toList();
        assertThat(withLongForm).hasSize(10).allSatisfy(plan -> {
            assertThat(plan.faults()).hasSize(1);
            assertThat(plan.clients()).isLessThan(10);
        });
        assertThat(withLongForm.stream().map(plan -> plan.faults().getFirst().fault()))
                .contains(Fault.PAUSED_40S, Fault.LOCK_HELD_2MIN);
    }

    @Test
    void a_long_form_that_is_asked_for_alone_is_in_every_run() {
        assertThat(LongStream.rangeClosed(1, 20)
                        .mapToObj(seed -> FaultPlan.of(seed, List.of(Fault.LOCK_HELD_2MIN)))
                        .flatMap(plan -> plan.faults().stream()))
                .allMatch(planned -> planned.fault() == Fault.LOCK_HELD_2MIN);
    }

    @Test
    void every_other_fault_occurs_in_300_runs() {
        assertThat(LongStream.rangeClosed(1, 300)
                        .mapToObj(seed -> FaultPlan.of(seed, ALL))
                        .flatMap(plan -> plan.faults().stream())
                        .map(FaultPlan.PlannedFault::fault))
                .contains(Fault.values());
    }

    @Test
    void the_same_seed_makes_the_same_plan() {
        assertThat(FaultPlan.of(42, ALL)).isEqualTo(FaultPlan.of(42, ALL));
    }
}
