package org.ibasho.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {

    private final List<String> played = new ArrayList<>();

    private Contestant contestant(String name) {
        return new Contestant(name, () -> {
            played.add(name);
            return Sample.of(Metric.PER_SECOND, played.size());
        });
    }

    @Test
    void contestants_take_turns_and_the_first_round_does_not_count() throws Exception {
        Group group = new Rounds(1, 2, line -> {}).measure("group", List.of(contestant("peer"), contestant("ours")));
        assertThat(played).containsExactly("peer", "ours", "peer", "ours", "peer", "ours");
        assertThat(group.results()).extracting(Result::contestant).containsExactly("peer", "ours");
        assertThat(group.of("ours").orElseThrow().median(Metric.PER_SECOND)).isEqualTo(5);
    }
}
