package org.ibasho.scheduling.calendar.feed;

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

/** What a feed is called in a list of calendars, and by which address and id it is known; the same for everybody and for good. */
@Component
class FeedName {

    private final MessageSource messages;

    FeedName(MessageSource messages) {
        this.messages = messages;
    }

    /** 会の予定, with what was chosen in brackets. */
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

    /** The parameters of the address that asks for the selection, with the {@code ?} where there are any. */
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

    /** An id that does not depend on where the feed is kept (RFC 4287, 4.2.6). */
    static String id(CalendarSelection selection) {
        byte[] name = ("ibasho/calendar" + query(selection)).getBytes(StandardCharsets.UTF_8);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
    }
}
