package org.ibasho.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {

    @Test
    void an_outcome_can_be_read_by_people_and_is_markdown() {
        Result raw =
                new Result("raw", List.of(Sample.of(Metric.PER_SECOND, 12_000), Sample.of(Metric.PER_SECOND, 10_000)));
        Result ours =
                new Result("ours", List.of(Sample.of(Metric.PER_SECOND, 9_000), Sample.of(Metric.PER_SECOND, 9_000)));
        Group group = new Group("8 writers", List.of(raw, ours));
        Outcome outcome = new Outcome(
                "append",
                "2 rounds",
                List.of(group),
                group.ratio("ours", "raw", Metric.PER_SECOND, new Goal.AtLeast(0.8)).stream()
                        .toList(),
                List.of("Emmett was left out."));
        assertThat(Tables.of(outcome)).isEqualTo("""
            ### append

            2 rounds

            | 8 writers | events/s |       min – max |
            | --------- | -------: | --------------: |
            | raw       |   11,000 | 10,000 – 12,000 |
            | ours      |    9,000 |   9,000 – 9,000 |

            | ratio                           | measured |   goal |     |
            | ------------------------------- | -------: | -----: | --: |
            | 8 writers: ours / raw, events/s |    0.825 | ≥ 0.80 | met |

            Emmett was left out.
            """);
    }
}
