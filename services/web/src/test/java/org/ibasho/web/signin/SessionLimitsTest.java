package org.ibasho.web.signin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSessionEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.authentication.TestingAuthenticationToken;

class SessionLimitsTest {

    private static final int PER_PERSON = 2;
    private static final int TOTAL = 4;
    private static final Duration LIFETIME = Duration.ofHours(12);

    private Instant now = Instant.now();
    private final SessionLimits limits = new SessionLimits(PER_PERSON, TOTAL, LIFETIME, () -> now);

    @Test
    void the_oldest_session_of_a_person_ends_at_the_limit_of_a_person() {
        List<MockHttpSession> sessions =
                IntStream.range(0, 3).mapToObj(n -> login("tanaka")).toList();

        assertThat(sessions).extracting(MockHttpSession::isInvalid).containsExactly(true, false, false);
    }

    @Test
    void the_session_that_was_used_longest_ago_ends_at_the_limit_of_the_process() throws InterruptedException {
        MockHttpSession first = login("person-0");
        MockHttpSession second = login("person-1");
        login("person-2");
        login("person-3");
        while (System.currentTimeMillis() <= second.getLastAccessedTime()) {
            Thread.onSpinWait();
        }
        first.access();

        MockHttpSession fifth = login("person-4");

        assertThat(List.of(first, second, fifth))
                .extracting(MockHttpSession::isInvalid)
                .containsExactly(false, true, false);
    }

    @Test
    void a_session_that_has_ended_counts_no_more() {
        MockHttpSession first = login("tanaka");
        MockHttpSession second = login("tanaka");
        second.invalidate();
        limits.sessionDestroyed(new HttpSessionEvent(second));

        login("tanaka");

        assertThat(first.isInvalid()).isFalse();
    }

    @Test
    void a_session_ends_after_its_lifetime_however_busy_it_is() throws Exception {
        MockHttpSession session = login("tanaka");

        now = Instant.ofEpochMilli(session.getCreationTime()).plus(LIFETIME);
        request(session);
        assertThat(session.isInvalid()).isFalse();

        now = now.plusMillis(1);
        request(session);
        assertThat(session.isInvalid()).isTrue();
    }

    private MockHttpSession login(String person) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpSession session = new MockHttpSession();
        request.setSession(session);
        limits.onAuthentication(
                new TestingAuthenticationToken(person, "token"), request, new MockHttpServletResponse());
        return session;
    }

    private void request(MockHttpSession session) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        session.access();
        limits.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
