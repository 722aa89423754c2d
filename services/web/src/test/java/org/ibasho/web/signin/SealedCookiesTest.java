package org.ibasho.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.ibasho.web.security.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class SealedCookiesTest {

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    private Instant now = Instant.parse("2031-05-01T10:00:00Z");
    private final SealedCookies cookies = cookies("a secret of the client");

    @Test
    void gives_back_what_it_was_given_until_it_expires() {
        Cookie cookie = set("return", "/calendar/2031-05");
        assertThat(value("return", cookie)).isEqualTo("/calendar/2031-05");

        now = now.plus(LIFETIME);
        assertThat(value("return", cookie)).isEqualTo("/calendar/2031-05");
        now = now.plusSeconds(1);
        assertThat(value("return", cookie)).isNull();
    }

    @Test
    void shows_nobody_what_it_holds() {
        assertThat(set("return", "/calendar/2031-05").getValue()).doesNotContain("calendar");
        assertThat(set("return", "/").getValue())
                .isNotEqualTo(set("return", "/").getValue());
    }

    @Test
    void takes_no_cookie_that_was_changed_or_sealed_for_another_name_or_with_another_secret() {
        Cookie cookie = set("return", "/calendar/2031-05");

        for (int at = 0; at < cookie.getValue().length() - 1; at++) {
            char[] changed = cookie.getValue().toCharArray();
            changed[at] = changed[at] == 'A' ? 'B' : 'A';
            assertThat(value("return", named("return", new String(changed)))).isNull();
        }
        assertThat(value("login", named("login", cookie.getValue()))).isNull();
        assertThat(cookies("another secret").value(request(cookie), "return")).isNull();
    }

    @Test
    void takes_no_cookie_that_is_no_cookie_of_ours() {
        for (String value : new String[] {"", "A", "AAAA", "%%%", "A".repeat(10_000)}) {
            assertThat(value("return", named("return", value))).as(value).isNull();
        }
        assertThat(cookies.value(new MockHttpServletRequest(), "return")).isNull();
    }

    private SealedCookies cookies(String secret) {
        return new SealedCookies(secret, new PublicAddress(URI.create("https://ibasho.example")), () -> now);
    }

    private Cookie set(String name, String value) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        cookies.set(response, name, value, LIFETIME);
        return Objects.requireNonNull(response.getCookie("__Host-" + name));
    }

    private static Cookie named(String name, String value) {
        return new Cookie("__Host-" + name, value);
    }

    private @Nullable String value(String name, Cookie cookie) {
        return cookies.value(request(cookie), name);
    }

    private static MockHttpServletRequest request(Cookie cookie) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setCookies(cookie);
        return request;
    }
}
