package org.ibasho.scheduling.calendar;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The announced gatherings for calendar programs (RFC 5545). Titles are neutral, because a calendar is seen by others: who
 * is reminded of 「会」 has told nobody anything.
 */
@RestController
class CalendarFeed {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final int MONTHS_BACK = 3;
    private static final int MONTHS_AHEAD = 18;
    private static final String TITLE = "会";
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Calendar calendar;
    private final Clock clock;

    CalendarFeed(Calendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    @GetMapping(path = "/calendar.ics", produces = "text/calendar;charset=UTF-8")
    ResponseEntity<String> feed() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, TOKYO);
        net.fortuna.ical4j.model.Calendar feed = new net.fortuna.ical4j.model.Calendar();
        feed.add(new ProdId("-//Ibasho//Calendar//JA"));
        feed.add(ImmutableVersion.VERSION_2_0);
        feed.add(ImmutableCalScale.GREGORIAN);
        calendar.announcedBetween(today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD))
                .forEach(entry -> feed.add(event(entry, now)));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(feed.toString());
    }

    /** UID stays for good and SEQUENCE grows with every change, so that a subscriber's copy follows. */
    private static VEvent event(CalendarEntry entry, Instant now) {
        VEvent event = new VEvent(entry.startsAt(), entry.endsAt(), TITLE);
        event.removeAll("DTSTAMP");
        event.add(new DtStamp(now));
        event.add(new Uid(entry.id() + "@ibasho"));
        event.add(new Sequence((int) entry.version()));
        event.add(new Status(status(entry.state())));
        event.add(new Location(entry.venue() + " (" + entry.town() + ")"));
        return event;
    }

    private static String status(CalendarEntry.State state) {
        return switch (state) {
            case PLANNED -> Status.VALUE_TENTATIVE;
            case PUBLISHED, CONCLUDED -> Status.VALUE_CONFIRMED;
            case CANCELLED -> Status.VALUE_CANCELLED;
        };
    }
}
