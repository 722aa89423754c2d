package org.ibasho.web.problem;

import java.time.Duration;

/** Too much was asked for within a time: answered with 429. */
public final class TooManyRequests extends RuntimeException {

    private final String code;
    private final Duration retryAfter;

    /**
     * @param code such as {@code crowded}
     * @param retryAfter when it is worth trying again
     */
    public TooManyRequests(String code, Duration retryAfter) {
        super(code);
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public String code() {
        return code;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
