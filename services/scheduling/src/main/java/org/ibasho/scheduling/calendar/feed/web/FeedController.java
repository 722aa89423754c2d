package org.ibasho.scheduling.calendar.feed.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.ibasho.scheduling.calendar.feed.AtomFeed;
import org.ibasho.scheduling.calendar.feed.FeedLinks;
import org.ibasho.scheduling.calendar.feed.ICalendar;
import org.ibasho.scheduling.gathering.calendar.AnnouncedGathering;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarSelection;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.NotFound;
import org.ibasho.web.security.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the feeds. A client that has the current text (ETag, Last-Modified) gets 304. */
@RestController
class FeedController {

    private static final String ICALENDAR = "text/calendar;charset=UTF-8";
    private static final String ATOM = "application/atom+xml;charset=UTF-8";
    private static final int MONTHS_BACK = 3;
    private static final int MONTHS_AHEAD = 18;
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration SETTLED = Duration.ofMinutes(1);

    private final Calendar calendar;
    private final FeedName names;
    private final FeedLinks links;
    private final Clock clock;

    FeedController(Calendar calendar, FeedName names, PublicAddress address, Clock clock) {
        this.calendar = calendar;
        this.names = names;
        this.links = new FeedLinks(address.base());
        this.clock = clock;
    }

    @GetMapping(path = "/calendar.ics", produces = ICALENDAR)
    ResponseEntity<String> subscription(
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String town) {
        CalendarSelection selection = CalendarSelection.read(programme, kind, town);
        List<AnnouncedGathering> all = announced();
        return answer(ICalendar.subscription(names.of(selection), chosen(all, selection), links), all);
    }

    @GetMapping(path = "/calendar.atom", produces = ATOM)
    ResponseEntity<String> news(
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String town) {
        CalendarSelection selection = CalendarSelection.read(programme, kind, town);
        List<AnnouncedGathering> all = announced();
        String feed = AtomFeed.write(
                names.of(selection), FeedName.id(selection), FeedName.query(selection), chosen(all, selection), links);
        return answer(feed, all);
    }

    @GetMapping(path = "/calendar/{id}.ics", produces = ICALENDAR)
    ResponseEntity<String> single(@PathVariable UUID id) {
        AnnouncedGathering announced = calendar.announced(id).orElseThrow(() -> new NotFound("gathering-not-found"));
        return answer(ICalendar.single(announced, links), List.of(announced));
    }

    private List<AnnouncedGathering> announced() {
        LocalDate today = Tokyo.today(clock);
        return calendar.announcedBetween(
                today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD), CalendarSelection.ALL);
    }

    private static List<AnnouncedGathering> chosen(List<AnnouncedGathering> all, CalendarSelection selection) {
        return all.stream()
                .filter(announced -> selection.has(announced.gathering()))
                .toList();
    }

    /**
     * The text with its validators. Last-Modified is the time of the last change of any gathering, because a gathering
     * that moved to another town also changed the feed that it left. It is omitted while the change is so recent that
     * another one could have the same time (RFC 9110, 8.8.2.2).
     */
    private ResponseEntity<String> answer(String feed, List<AnnouncedGathering> all) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .eTag(DigestUtils.md5DigestAsHex(feed.getBytes(StandardCharsets.UTF_8)));
        Instant settled = clock.instant().minus(SETTLED);
        all.stream()
                .map(AnnouncedGathering::changedAt)
                .max(Comparator.<Instant>naturalOrder())
                .filter(last -> last.isBefore(settled))
                .ifPresent(answer::lastModified);
        return answer.body(feed);
    }
}
