package org.ibasho.scheduling.feed;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.ibasho.scheduling.calendar.Announced;
import org.ibasho.scheduling.calendar.Calendar;
import org.ibasho.scheduling.calendar.Selection;
import org.ibasho.web.page.Times;
import org.ibasho.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The feeds over HTTP. Who has the current text already (ETag, or Last-Modified) is told so and gets nothing twice. */
@RestController
class FeedController {

    private static final String ICALENDAR = "text/calendar;charset=UTF-8";
    private static final String ATOM = "application/atom+xml;charset=UTF-8";
    private static final int MONTHS_BACK = 3;
    private static final int MONTHS_AHEAD = 18;
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Calendar calendar;
    private final FeedName names;
    private final Clock clock;

    FeedController(Calendar calendar, FeedName names, Clock clock) {
        this.calendar = calendar;
        this.names = names;
        this.clock = clock;
    }

    @GetMapping(path = "/calendar.ics", produces = ICALENDAR)
    ResponseEntity<String> subscription(
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String town,
            HttpServletRequest request) {
        Selection selection = Selection.read(programme, kind, town);
        List<Announced> gatherings = announced(selection);
        String feed = ICalendar.subscription(names.of(selection), gatherings, Links.of(request));
        return answer(feed, gatherings);
    }

    @GetMapping(path = "/calendar.atom", produces = ATOM)
    ResponseEntity<String> news(
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String town,
            HttpServletRequest request) {
        Selection selection = Selection.read(programme, kind, town);
        List<Announced> gatherings = announced(selection);
        String feed = AtomFeed.write(
                names.of(selection), FeedName.id(selection), FeedName.query(selection), gatherings, Links.of(request));
        return answer(feed, gatherings);
    }

    @GetMapping(path = "/calendar/{id}.ics", produces = ICALENDAR)
    ResponseEntity<String> single(@PathVariable UUID id, HttpServletRequest request) {
        Announced announced = calendar.announced(id).orElseThrow(() -> new NotFound("gathering-not-found"));
        return answer(ICalendar.single(announced, Links.of(request)), List.of(announced));
    }

    private List<Announced> announced(Selection selection) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Times.TOKYO);
        return calendar.announcedBetween(today.minusMonths(MONTHS_BACK), today.plusMonths(MONTHS_AHEAD), selection);
    }

    private static ResponseEntity<String> answer(String feed, List<Announced> gatherings) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .eTag(DigestUtils.md5DigestAsHex(feed.getBytes(StandardCharsets.UTF_8)));
        gatherings.stream()
                .map(Announced::changedAt)
                .max(Comparator.<Instant>naturalOrder())
                .ifPresent(answer::lastModified);
        return answer.body(feed);
    }
}
