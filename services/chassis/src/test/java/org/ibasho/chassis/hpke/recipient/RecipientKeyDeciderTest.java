package org.ibasho.chassis.hpke.recipient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RecipientKeyDeciderTest {

    private static final Instant MADE = Instant.parse("2026-11-29T00:00:00Z");
    private static final RecipientKeyCommand THIRD =
            new RecipientKeyCommand.Publish("id", "scheduling", 3, "key", "suite", "public", MADE);

    @Test
    void a_key_is_published_after_earlier_ones() {
        assertThat(RecipientKeyDecider.decide(THIRD, 1))
                .containsExactly(
                        new RecipientKeyEvent.Published("id", "scheduling", 3, "key", "suite", "public", MADE));
    }

    @Test
    void no_key_is_published_twice_or_after_a_later_one() {
        assertThat(RecipientKeyDecider.decide(THIRD, 3)).isEmpty();
        assertThat(RecipientKeyDecider.decide(THIRD, 4)).isEmpty();
    }
}
