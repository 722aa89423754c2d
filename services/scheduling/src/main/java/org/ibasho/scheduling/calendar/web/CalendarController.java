package org.ibasho.scheduling.calendar.web;

import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.scheduling.gathering.Details;
import org.ibasho.scheduling.gathering.calendar.AnnouncedGathering;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.calendar.CalendarSelection;
import org.ibasho.scheduling.gathering.staffing.Dispatch;
import org.ibasho.scheduling.programme.Programme;
import org.ibasho.scheduling.staffing.dispatch.Dispatches;
import org.ibasho.time.Tokyo;
import org.ibasho.web.page.Viewer;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The calendar API: announced gatherings for everybody, one gathering in full for staff. */
@RestController
class CalendarController {

    private static final int LONGEST_RANGE_DAYS = 400;
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Calendar calendar;
    private final Dispatches dispatches;

    CalendarController(Calendar calendar, Dispatches dispatches) {
        this.calendar = calendar;
        this.dispatches = dispatches;
    }

    @GetMapping("/api/calendar")
    ResponseEntity<CalendarView> announced(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to,
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String town) {
        if (to.isBefore(from)) {
            throw new InputRejected(Fault.at("to", "range-backwards"));
        }
        if (to.isAfter(from.plusDays(LONGEST_RANGE_DAYS))) {
            throw new InputRejected(Fault.at("to", "range-too-long", LONGEST_RANGE_DAYS));
        }
        List<GatheringView> gatherings =
                calendar.announcedBetween(from, to, CalendarSelection.read(programme, kind, town)).stream()
                        .map(announced -> GatheringView.of(announced.gathering(), null, null))
                        .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(new CalendarView(from, to, gatherings));
    }

    @GetMapping("/api/calendar/{id}")
    ResponseEntity<GatheringView> announced(@PathVariable UUID id) {
        AnnouncedGathering found = calendar.announced(id).orElseThrow(() -> new NotFound("gathering-not-found"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(GatheringView.of(
                        found.gathering(),
                        replacement(found.gathering())
                                .filter(CalendarEntry::announced)
                                .orElse(null),
                        null));
    }

    @GetMapping("/api/gatherings/{id}")
    GatheringView gathering(@PathVariable UUID id) {
        boolean staff = Viewer.current().isNpoStaff();
        CalendarEntry entry = calendar.find(id.toString())
                .filter(found -> staff || found.announced())
                .orElseThrow(() -> new NotFound("gathering-not-found"));
        return GatheringView.of(
                entry,
                replacement(entry)
                        .filter(instead -> staff || instead.announced())
                        .orElse(null),
                staff ? dispatches.of(entry).orElse(null) : null);
    }

    private Optional<CalendarEntry> replacement(CalendarEntry of) {
        return Optional.ofNullable(of.replacementId()).flatMap(calendar::find);
    }

    /** The gatherings that start in a range of days, both ends included. */
    record CalendarView(LocalDate from, LocalDate to, List<GatheringView> gatherings) {}

    /**
     * A gathering in the API.
     *
     * @param movedFrom the previous start, if it was moved after the announcement
     * @param lateRecord whether it was entered after its end
     * @param replacement the gathering that replaces a cancelled one; public once it is announced, and not in lists
     * @param dispatch for the NPO's staff only, and only if the centre sends a counsellor
     */
    record GatheringView(
            String id,
            Programme programme,
            String kind,
            String mandate,
            @Nullable String theme,
            OffsetDateTime startsAt,
            OffsetDateTime endsAt,
            VenueView venue,
            List<String> doors,
            CalendarEntry.State state,
            @Nullable String cancellationReason,
            @Nullable OffsetDateTime movedFrom,
            Details details,
            boolean lateRecord,
            @Nullable ReplacementView replacement,
            @Nullable Dispatch dispatch) {

        static GatheringView of(CalendarEntry entry, @Nullable CalendarEntry replacement, @Nullable Dispatch dispatch) {
            return new GatheringView(
                    entry.id(),
                    entry.programme(),
                    entry.kind(),
                    entry.mandate(),
                    entry.theme(),
                    Tokyo.time(entry.startsAt()),
                    Tokyo.time(entry.endsAt()),
                    new VenueView(entry.venue(), entry.town()),
                    entry.doors(),
                    entry.state(),
                    entry.cancellationReason(),
                    entry.movedFrom() == null ? null : Tokyo.time(entry.movedFrom()),
                    entry.details(),
                    entry.lateRecord(),
                    replacement == null ? null : ReplacementView.of(replacement),
                    dispatch);
        }
    }

    record VenueView(String name, String town) {}

    /** The time and the address of the replacement. */
    record ReplacementView(String id, OffsetDateTime startsAt, OffsetDateTime endsAt) {

        static ReplacementView of(CalendarEntry entry) {
            return new ReplacementView(entry.id(), Tokyo.time(entry.startsAt()), Tokyo.time(entry.endsAt()));
        }
    }
}
