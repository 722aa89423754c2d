package org.ibasho.scheduling.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibasho.testing.Api;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A service without keys and without a mail server. */
@ServiceTest
class NoticesOffTest {

    @LocalServerPort
    private int port;

    @Test
    void offers_only_what_is_configured() {
        Notices notices = new Notices(port);
        assertThat(notices.get("/notices").body())
                .contains("カレンダーで受け取る")
                .doesNotContain("メールアドレス", "この端末", "notices.js");
        assertThat(notices.subscribe("yuki@example.jp", "all", false).status()).isEqualTo(404);
        assertThat(Api.at(port).post("/notices/push", "{\"keys\": {}}").status())
                .isEqualTo(404);
        assertThat(Api.at(port)
                        .post("/notices/push/stop", "{\"endpoint\": \"x\"}")
                        .status())
                .isEqualTo(204);
        assertThat(notices.get("/notices/stop/AAAA").status()).isEqualTo(404);
    }
}
