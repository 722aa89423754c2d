package org.ibasho.scheduling.calendar.visit.web;

import java.time.Duration;
import java.util.UUID;
import org.ibasho.scheduling.calendar.visit.FirstVisit;
import org.ibasho.scheduling.calendar.visit.FirstVisits;
import org.ibasho.scheduling.gathering.calendar.AnnouncedGathering;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.web.problem.NotFound;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the information for a first visit to an announced gathering, without login. */
@RestController
class FirstVisitController {

    private static final Duration FRESH = Duration.ofSeconds(30);

    private final Calendar calendar;
    private final FirstVisits visits;

    FirstVisitController(Calendar calendar, FirstVisits visits) {
        this.calendar = calendar;
        this.visits = visits;
    }

    @GetMapping("/api/calendar/{id}/visit")
    ResponseEntity<FirstVisit> visit(@PathVariable UUID id) {
        CalendarEntry gathering = calendar.announced(id)
                .map(AnnouncedGathering::gathering)
                .orElseThrow(() -> new NotFound("gathering-not-found"));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(visits.to(gathering));
    }
}
