package org.ibasho.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTest {

    private static Result result(String name, double... perSecond) {
        return new Result(
                name,
                Arrays.stream(perSecond)
                        .mapToObj(value -> Sample.of(Metric.PER_SECOND, value))
                        .toList());
    }

    @Test
    void the_median_is_the_middle_one_or_between_the_two_in_the_middle() {
        assertThat(result("a", 1, 100, 2).median(Metric.PER_SECOND)).isEqualTo(2);
        assertThat(result("a", 1, 2, 4, 100).median(Metric.PER_SECOND)).isEqualTo(3);
    }

    @Test
    void a_machine_that_slows_down_does_not_decide_a_ratio() {
        Result ours = result("ours", 800, 400, 80);
        Result peer = result("peer", 1_000, 500, 100);
        assertThat(ours.ratioTo(peer, Metric.PER_SECOND)).isEqualTo(0.8);
    }

    @Test
    void a_ratio_to_somebody_who_was_left_out_is_not_given() {
        Group group = new Group("8 writers", List.of(result("ours", 80), result("raw", 100)));
        assertThat(group.ratio("ours", "emmett", Metric.PER_SECOND, new Goal.None()))
                .isEmpty();
        assertThat(group.ratio("ours", "raw", Metric.PER_SECOND, new Goal.AtLeast(0.8)))
                .hasValueSatisfying(ratio -> assertThat(ratio.verdict()).isEqualTo("met"));
        assertThat(group.ratio("ours", "raw", Metric.PER_SECOND, new Goal.AtLeast(0.81)))
                .hasValueSatisfying(ratio -> assertThat(ratio.verdict()).isEqualTo("missed"));
        assertThat(group.ratio("ours", "raw", Metric.PER_SECOND, new Goal.AtMost(0.79)))
                .hasValueSatisfying(ratio -> assertThat(ratio.verdict()).isEqualTo("missed"));
    }
}
