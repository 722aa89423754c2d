package org.ibasho.attacks.everyday.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * One request and how it ended.
 *
 * @param actor who sent it
 * @param request its method and path
 * @param through the processes that it passes
 * @param status 0 if no answer came
 */
public record Exchange(String actor, String request, Set<String> through, Instant begun, Instant ended, int status) {

    private static final int SERVER_ERROR = 500;

    /** Whether the server failed: a 5xx, or no answer. */
    public boolean failed() {
        return status == 0 || status >= SERVER_ERROR;
    }

    Duration taken() {
        return Duration.between(begun, ended);
    }

    @Override
    public String toString() {
        return "%s, %s: %s at %s after %d ms"
                .formatted(actor, request, status == 0 ? "no answer" : status, begun, taken().toMillis());
    }
}
