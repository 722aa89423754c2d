package org.ibasho.scheduling.notice.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedPushServicesTest {

    private final AllowedPushServices services = new AllowedPushServices(new NoticeSettings(
            List.of(),
            URI.create("https://kai.example.jp"),
            Duration.ZERO,
            Duration.ofSeconds(1),
            new NoticeSettings.Limits(2, 2, 1, 3, 1),
            new NoticeSettings.Mail(""),
            new NoticeSettings.Push("", "", "", List.of("fcm.googleapis.com", "*.push.apple.com")),
            new NoticeSettings.Line("", URI.create("https://line"))));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/x",
                "https://FCM.googleapis.com:443/x",
                "https://web.push.apple.com/x"
            })
    void accepts_endpoints_of_allowed_services(String endpoint) {
        assertThat(services.know(endpoint)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://fcm.googleapis.com/x",
                "https://fcm.googleapis.com:8443/x",
                "https://fcm.googleapis.com.evil.example/x",
                "https://x@fcm.googleapis.com/x",
                "https://push.apple.com/x",
                "https://evilpush.apple.com/x",
                "https://127.0.0.1/x",
                "//fcm.googleapis.com/x",
                "",
            })
    void refuses_all_other_endpoints(String endpoint) {
        assertThat(services.know(endpoint)).isFalse();
    }
}
