package org.ibasho.scheduling.calendar.feed.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Absolute addresses for the readers of a feed.
 *
 * @param base scheme and host, without a slash at the end
 */
public record FeedLinks(String base) {

    /** The address that the gateway received the request at, from its headers, or this service's own address. */
    static FeedLinks of(HttpServletRequest request) {
        @Nullable String scheme = request.getHeader("X-Forwarded-Proto");
        @Nullable String host = request.getHeader("X-Forwarded-Host");
        return scheme == null || host == null
                ? new FeedLinks(request.getScheme() + "://" + request.getServerName() + ":" + request.getServerPort())
                : new FeedLinks(scheme + "://" + host);
    }

    /** The public page of a gathering. */
    public String page(String id) {
        return base + "/calendar/" + id;
    }

    /** The public page of the calendar. */
    public String calendar() {
        return base + "/calendar";
    }
}
