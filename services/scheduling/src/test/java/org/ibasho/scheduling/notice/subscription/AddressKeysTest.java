package org.ibasho.scheduling.notice.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
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
    void a_new_secret_before_the_old_one_keeps_old_hashes_and_links_valid() {
        byte[] address = "yuki@example.jp".getBytes(StandardCharsets.UTF_8);
        byte[] code = keys(OLD).codes("MAIL", address).getFirst();
        String stop = new StopTokens(keys(OLD)).of(ID);
        AddressKeys both = keys(NEW, OLD);
        assertThat(both.codes("MAIL", address))
                .hasSize(2)
                .contains(code)
                .first()
                .isNotEqualTo(code);
        assertThat(keys(NEW).codes("MAIL", address)).doesNotContain(code);
        assertThat(new StopTokens(both).read(stop)).contains(ID);
        assertThat(new StopTokens(keys(NEW)).read(stop)).isEmpty();
        assertThat(new StopTokens(both).of(ID)).isNotEqualTo(stop);
    }

    @Test
    void refuses_short_secrets_and_is_not_ready_without_one() {
        assertThatThrownBy(() -> keys("short")).isInstanceOf(IllegalArgumentException.class);
        assertThat(keys("", " ").ready()).isFalse();
    }
}
