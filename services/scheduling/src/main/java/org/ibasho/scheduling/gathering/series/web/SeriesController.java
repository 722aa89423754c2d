package org.ibasho.scheduling.gathering.series.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.scheduling.gathering.Pattern;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.series.SeriesBody;
import org.ibasho.scheduling.gathering.series.SeriesChangeBody;
import org.ibasho.scheduling.gathering.series.SeriesEntry;
import org.ibasho.scheduling.gathering.series.SeriesList;
import org.ibasho.scheduling.gathering.series.SeriesPlanning;
import org.ibasho.scheduling.gathering.series.SeriesPreview;
import org.ibasho.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The API of series. Every changing call takes an {@code Idempotency-Key}. */
@RestController
@RequestMapping("/api/series")
class SeriesController {

    private final SeriesPlanning planning;
    private final SeriesList list;

    SeriesController(SeriesPlanning planning, SeriesList list) {
        this.planning = planning;
        this.list = list;
    }

    @PostMapping("/preview")
    PreviewView preview(@Valid @RequestBody SeriesBody asked) {
        SeriesPreview preview = planning.preview(asked);
        return new PreviewView(
                sentence(preview.recurrence()::sentence),
                preview.days().stream().map(DayView::of).toList());
    }

    @PostMapping
    ResponseEntity<Void> begin(@Valid @RequestBody SeriesBody asked, IdempotencyKey key) {
        Receipt receipt = planning.begin(asked, key);
        return ResponseEntity.created(URI.create("/api/series/" + receipt.streamId()))
                .build();
    }

    @GetMapping("/{id}")
    SeriesView series(@PathVariable UUID id) {
        return list.find(id.toString()).map(SeriesView::of).orElseThrow(() -> new NotFound("series-not-found"));
    }

    @PostMapping("/{id}/change")
    ResponseEntity<Void> change(@PathVariable UUID id, @Valid @RequestBody SeriesChangeBody to, IdempotencyKey key) {
        planning.change(id.toString(), to, key);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/cancellation")
    ResponseEntity<Void> callOff(@PathVariable UUID id, @Valid @RequestBody CallOffRequest off, IdempotencyKey key) {
        planning.callOff(id.toString(), off.from(), off.reason(), key);
        return ResponseEntity.noContent().build();
    }

    private static Map<String, String> sentence(java.util.function.Function<Locale, String> of) {
        return Map.of("ja", of.apply(Locale.JAPANESE), "en", of.apply(Locale.ENGLISH));
    }

    /** @param from the first affected day of the series; null for all */
    record CallOffRequest(
            @Nullable LocalDate from,
            @NotBlank @Size(max = 200) String reason) {}

    /** @param sentence the rule in words, by language */
    record PreviewView(Map<String, String> sentence, List<DayView> days) {}

    /**
     * One day of the rule.
     *
     * @param holiday the code of the public holiday on that day
     * @param taken the ids of gatherings at the venue at that time
     */
    record DayView(LocalDate date, @Nullable String holiday, List<String> taken) {

        static DayView of(SeriesPreview.Day day) {
            return new DayView(
                    day.date(),
                    day.holiday().map(Enum::name).orElse(null),
                    day.taken().stream().map(CalendarEntry::id).toList());
        }
    }

    record SeriesView(
            String id,
            String rule,
            Map<String, String> sentence,
            String programme,
            String kind,
            Pattern pattern,
            List<String> doors,
            List<OccurrenceView> gatherings) {

        static SeriesView of(SeriesEntry entry) {
            return new SeriesView(
                    entry.id(),
                    entry.rule(),
                    SeriesController.sentence(entry::sentence),
                    entry.programme(),
                    entry.kind(),
                    entry.pattern(),
                    entry.doors(),
                    entry.allDates().stream()
                            .map(date -> new OccurrenceView(date, entry.gatheringOn(date)))
                            .toList());
        }
    }

    /** @param date the gathering's day in the series, even if it was moved */
    record OccurrenceView(LocalDate date, String gatheringId) {}
}
