package org.ibasho.scheduling.notice.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.junit.jupiter.api.Test;

class AddressKeysTest {

    private static final String OLD = "an-old-secret-of-at-least-32-characters";
    private static final String NEW = "a-new-secret-of-at-least-32-characters!";
    private static final UUID ID = UUID.randomUUID();

    private static AddressKeys keys(String... secrets) {
        return new AddressKeys(new NoticeSettings(
                List.of(secrets),
                URI.create("https://kai.example.jp"),
                Duration.ZERO,
                Duration.ofSeconds(1),
                new NoticeSettings.Limits(2, 2, 1, 3, 1),
                new NoticeSettings.Mail(""),
                new NoticeSettings.Push("", "", "", List.of()),
                new NoticeSettings.Line("", URI.create("https://line"))));
    }

    @Test
    void decrypts_for_the_same_subscription_only_and_never_encrypts_alike() {
        AddressKeys keys = keys(NEW);
        String sealed = keys.seal(ID, "yuki@example.jp");
        assertThat(keys.open(ID, sealed)).isEqualTo("yuki@example.jp");
        assertThat(keys.seal(ID, "yuki@example.jp")).isNotEqualTo(sealed);
        assertThatThrownBy(() -> keys.open(UUID.randomUUID(), sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("yuki");
        assertThatThrownBy(() -> keys(OLD).open(ID, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_new_secret_before_the_old_one_keeps_old_addresses_and_links_valid() {
        String sealed = keys(OLD).seal(ID, "yuki@example.jp");
        String stop = new StopTokens(keys(OLD)).of(ID);
        AddressKeys both = keys(NEW, OLD);
        assertThat(both.open(ID, sealed)).isEqualTo("yuki@example.jp");
        assertThat(new StopTokens(both).read(stop)).contains(ID);
        assertThat(new StopTokens(keys(NEW)).read(stop)).isEmpty();
        assertThat(new StopTokens(both).of(ID)).isNotEqualTo(stop);
        assertThat(keys(NEW).open(ID, both.seal(ID, "x"))).isEqualTo("x");
    }

    @Test
    void refuses_short_secrets_and_encrypts_nothing_without_one() {
        assertThatThrownBy(() -> keys("short")).isInstanceOf(IllegalArgumentException.class);
        assertThat(keys("", " ").ready()).isFalse();
        assertThatThrownBy(() -> keys().seal(ID, "x")).isInstanceOf(IllegalStateException.class);
    }
}
