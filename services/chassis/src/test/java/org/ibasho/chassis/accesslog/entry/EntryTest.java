package org.ibasho.chassis.accesslog.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A leaf is over everything that an entry says. */
class EntryTest {

    private static final Instant AT = Instant.parse("2026-11-29T10:00:00.123456Z");

    @Test
    void entries_that_differ_in_anything_have_different_leaves() {
        List<Entry> entries = List.of(
                new Entry("a/1", 1, AT, "request", "subject", "SHOWN", "sealed"),
                new Entry("a/2", 1, AT, "request", "subject", "SHOWN", "sealed"),
                new Entry("a/1", 2, AT, "request", "subject", "SHOWN", "sealed"),
                new Entry("a/1", 1, AT.plusNanos(1_000), "request", "subject", "SHOWN", "sealed"),
                new Entry("a/1", 1, AT.plusSeconds(1), "request", "subject", "SHOWN", "sealed"),
                new Entry("a/1", 1, AT, "other", "subject", "SHOWN", "sealed"),
                new Entry("a/1", 1, AT, "request", "other", "SHOWN", "sealed"),
                new Entry("a/1", 1, AT, "request", "subject", "REFUSED", "sealed"),
                new Entry("a/1", 1, AT, "request", "subject", "SHOWN", "other"),
                new Entry("a/1", 1, AT, "requestsub", "ject", "SHOWN", "sealed"));

        assertThat(entries.stream().map(entry -> new String(entry.leaf(), StandardCharsets.ISO_8859_1)))
                .doesNotHaveDuplicates();
    }
}
