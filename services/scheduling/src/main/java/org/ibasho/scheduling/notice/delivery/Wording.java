package org.ibasho.scheduling.notice.delivery;

import java.util.Locale;
import org.ibasho.scheduling.calendar.feed.FeedDiscretion;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.notice.NoticeReason;
import org.ibasho.scheduling.notice.NoticeSettings;
import org.ibasho.web.page.Times;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * The texts of notices. Others may see them, so they say that there is a meeting, when and where, and not what it is
 * about.
 */
@Component
public class Wording {

    private final MessageSource messages;
    private final Times times;
    private final NoticeSettings settings;

    Wording(MessageSource messages, Times times, NoticeSettings settings) {
        this.messages = messages;
        this.times = times;
        this.settings = settings;
    }

    /** 会の予定が変わりました */
    public String title(Letter.Told told) {
        return say(
                told.news() == NoticeReason.ANNOUNCED ? "notice.title.new" : "notice.title.changed", told.language());
    }

    /** A sentence with the current state. */
    public String sentence(Letter.Told told) {
        CalendarEntry gathering = told.gathering();
        Locale language = told.language();
        String now = span(gathering, language);
        String place = FeedDiscretion.place(gathering);
        if (gathering.isCancelled()) {
            return say("notice.cancelled", language, now);
        }
        return switch (told.news()) {
            case ANNOUNCED -> say("notice.announced", language, now, place);
            case REPLACED -> say("notice.replaced", language, now, place);
            case MOVED, CANCELLED -> say("notice.moved", language, now, place);
        };
    }

    /** The gathering's page. */
    public String page(Letter.Told told) {
        return settings.link("/calendar/" + told.gathering().id());
    }

    /** A message in the reader's language. */
    public String say(String key, Locale language, Object... about) {
        return messages.getMessage(key, about, language);
    }

    private String span(CalendarEntry gathering, Locale language) {
        Locale before = LocaleContextHolder.getLocale();
        LocaleContextHolder.setLocale(language);
        try {
            return times.span(gathering.startsAt(), gathering.endsAt());
        } finally {
            LocaleContextHolder.setLocale(before);
        }
    }
}
