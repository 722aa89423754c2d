package org.ibasho.web.problem;

import org.springframework.http.HttpStatusCode;

/** The default problem code of an HTTP status. */
final class StatusCodes {

    private StatusCodes() {}

    static String codeFor(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "malformed-request";
            case 401 -> "not-signed-in";
            case 403 -> "not-allowed";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 408 -> "request-timeout";
            case 413 -> "body-too-large";
            case 415 -> "unsupported-media-type";
            case 421 -> "misdirected-request";
            case 503, 504, 502 -> "temporarily-unavailable";
            default -> status.is4xxClientError() ? "malformed-request" : "internal-error";
        };
    }
}
