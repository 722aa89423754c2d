package org.ibasho.scheduling.notice.delivery;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Maps the HTTP status of an answer to the outcome of a delivery. */
public final class HttpAnswers {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TIMEOUT = 408;
    private static final int TOO_MANY = 429;

    private HttpAnswers() {}

    /**
     * 2xx means sent. 429, 408 and 5xx are retried later, not before {@code Retry-After}. So are 401 and 403, because
     * an operator has to correct a key and nothing is lost meanwhile. Anything else is refused.
     */
    public static Outcome read(HttpResponse<?> answer) {
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return new Outcome.Sent();
        }
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN -> new Outcome.Later("not-allowed", null, false);
            case TIMEOUT, TOO_MANY -> new Outcome.Later("not-now", after(answer), false);
            default ->
                status / 100 == 5 ? new Outcome.Later("not-now", after(answer), false) : new Outcome.Refused("refused");
        };
    }

    /** Seconds or a date (RFC 9110, 10.2.3). */
    private static @Nullable Duration after(HttpResponse<?> answer) {
        String asked = answer.headers().firstValue("Retry-After").orElse("").strip();
        if (asked.isEmpty()) {
            return null;
        }
        try {
            Duration wait = asked.chars().allMatch(Character::isDigit)
                    ? Duration.ofSeconds(Long.parseLong(asked))
                    : Duration.between(Instant.now(), ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME));
            return wait.isNegative() ? null : wait;
        } catch (DateTimeParseException | NumberFormatException unreadable) {
            return null;
        }
    }
}
