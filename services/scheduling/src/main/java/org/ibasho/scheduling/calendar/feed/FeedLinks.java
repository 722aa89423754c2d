package org.ibasho.scheduling.calendar.feed;

/**
 * Absolute addresses for the readers of a feed.
 *
 * @param base scheme and host, without a slash at the end
 */
public record FeedLinks(String base) {

    /** The public page of a gathering. */
    public String page(String id) {
        return base + "/calendar/" + id;
    }

    /** The public page of the calendar. */
    public String calendar() {
        return base + "/calendar";
    }
}
