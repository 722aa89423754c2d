package org.ibasho.benchmarks.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamRotationTest {

    @Test
    void several_streams_are_written_in_turns_and_end_after_ten_events() {
        StreamRotation streams = new StreamRotation();
        Map<UUID, List<Long>> written = new HashMap<>();
        for (int i = 0; i < 80; i++) {
            StreamRotation.Place place = streams.next();
            written.computeIfAbsent(place.stream(), _ -> new ArrayList<>()).add(place.sequence());
        }
        assertThat(written).hasSize(8);
        assertThat(written.values())
                .allSatisfy(sequence -> assertThat(sequence).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L));
        assertThat(streams.next().stream()).isNotEqualTo(streams.next().stream());
    }
}
