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

    @Test
    void ratios_with_long_names_stand_below_their_groups_name() {
        Ratio append = new Ratio("storing, 8 writers: our engine / raw JDBC", 0.5, new Goal.None());
        Ratio load = new Ratio(
                "loading a stream of ten events: our engine, at 3,000,000 events / our engine, at 10,000 events",
                1.0,
                new Goal.AtMost(1.1));
        Ratio size = new Ratio("KB an event", 0.8, new Goal.AtMost(1.2));
        Outcome outcome = new Outcome("size", "2 rounds", List.of(), List.of(append, load, load, size), List.of());
        assertThat(Tables.of(outcome)).isEqualTo("""
            ### size

            2 rounds

            | ratio                                                          | measured |   goal |     |
            | -------------------------------------------------------------- | -------: | -----: | --: |
            | storing, 8 writers:                                            |          |        |     |
            | our engine / raw JDBC                                          |    0.500 |        |     |
            | loading a stream of ten events:                                |          |        |     |
            | our engine, at 3,000,000 events / our engine, at 10,000 events |    1.000 | ≤ 1.10 | met |
            | our engine, at 3,000,000 events / our engine, at 10,000 events |    1.000 | ≤ 1.10 | met |
            | KB an event                                                    |    0.800 | ≤ 1.20 | met |
            """);
    }
}
