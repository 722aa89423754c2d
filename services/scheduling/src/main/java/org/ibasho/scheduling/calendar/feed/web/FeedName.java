package org.ibasho.scheduling.calendar.feed.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ibasho.scheduling.gathering.calendar.CalendarSelection;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** The name of a feed in a list of calendars, and its address and id; the same for everybody, permanently. */
@Component
class FeedName {

    private final MessageSource messages;

    FeedName(MessageSource messages) {
        this.messages = messages;
    }

    /** 会の予定, with the selection in brackets. */
    String of(CalendarSelection selection) {
        String chosen = Stream.of(
                        code("programme", selection.programme()), code("kind", selection.kind()), selection.town())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("・"));
        return chosen.isEmpty() ? "会の予定" : "会の予定(" + chosen + ")";
    }

    private @Nullable String code(String list, @Nullable Enum<?> value) {
        return value == null
                ? null
                : messages.getMessage("code." + list + "." + value.name(), null, value.name(), Locale.JAPANESE);
    }

    /** The query string of the selection, with its {@code ?}; empty for everything. */
    static String query(CalendarSelection selection) {
        String parameters = Stream.of(
                        parameter("programme", selection.programme()),
                        parameter("kind", selection.kind()),
                        parameter("town", selection.town()))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("&"));
        return parameters.isEmpty() ? "" : "?" + parameters;
    }

    private static @Nullable String parameter(String name, @Nullable Object value) {
        return value == null ? null : name + "=" + UriUtils.encode(value.toString(), StandardCharsets.UTF_8);
    }

    /** An id that does not depend on the address of the feed (RFC 4287, 4.2.6). */
    static String id(CalendarSelection selection) {
        byte[] name = ("ibasho/calendar" + query(selection)).getBytes(StandardCharsets.UTF_8);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
    }
}
