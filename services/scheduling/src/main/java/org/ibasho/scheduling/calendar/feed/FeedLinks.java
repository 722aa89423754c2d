package org.ibasho.scheduling.calendar.feed;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Addresses as the reader of a feed can open them.
 *
 * @param base scheme and host, without a slash at the end
 */
record FeedLinks(String base) {

    /** Where the gateway was asked, as it says itself; where this service was asked, if nobody stands before it. */
    static FeedLinks of(HttpServletRequest request) {
        @Nullable String scheme = request.getHeader("X-Forwarded-Proto");
        @Nullable String host = request.getHeader("X-Forwarded-Host");
        return scheme == null || host == null
                ? new FeedLinks(request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort())
                : new FeedLinks(scheme + "://" + host);
    }

    /** A gathering's page for everybody. */
    String page(String id) {
        return base + "/calendar/" + id;
    }

    /** The calendar's page. */
    String calendar() {
        return base + "/calendar";
    }
}
