package org.ibasho.scheduling.gathering.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.chassis.login.LoginNames;
import org.ibasho.scheduling.gathering.calendar.Calendar;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.gathering.history.GatheringHistory;
import org.ibasho.scheduling.gathering.history.RenderedChange;
import org.ibasho.scheduling.gathering.history.TimelineEntry;
import org.ibasho.scheduling.gathering.series.SeriesEntry;
import org.ibasho.scheduling.gathering.series.SeriesList;
import org.ibasho.scheduling.gathering.staffing.SeatChip;
import org.ibasho.scheduling.gathering.staffing.StaffingView;
import org.ibasho.time.Tokyo;
import org.ibasho.web.page.Viewer;
import org.ibasho.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Builds the model of the page of one gathering. */
@Component
class GatheringPageModel {

    private final Calendar calendar;
    private final SeriesList series;
    private final StaffingView staffing;
    private final GatheringHistory history;
    private final LoginNames logins;
    private final AccessLog accessLog;
    private final MessageSource messages;
    private final Clock clock;

    GatheringPageModel(
            Calendar calendar,
            SeriesList series,
            StaffingView staffing,
            GatheringHistory history,
            LoginNames logins,
            AccessLog accessLog,
            MessageSource messages,
            Clock clock) {
        this.calendar = calendar;
        this.series = series;
        this.staffing = staffing;
        this.history = history;
        this.logins = logins;
        this.accessLog = accessLog;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The input with its faults.
     *
     * @param move the form for a new time as typed; null for the current time
     * @param replacement the form for a replacement as typed; null if unused
     * @param errors sentences by field; those of the replacement begin with {@code replacement.}
     */
    record Typed(
            @Nullable MoveForm move,
            @Nullable MoveForm replacement,
            @Nullable String reason,
            Map<String, String> errors,
            Offer offer) {

        static final Typed NOTHING = new Typed(null, null, null, Map.of(), Offer.NOTHING);

        static Typed wrong(Map<String, String> errors) {
            return new Typed(null, null, null, errors, Offer.NOTHING);
        }
    }

    ModelAndView show(UUID id, Typed typed, HttpStatus status) {
        return accessLog.inOneCommit(() -> logged(id, typed, status));
    }

    private ModelAndView logged(UUID id, Typed typed, HttpStatus status) {
        Viewer viewer = Viewer.current();
        CalendarEntry entry = calendar.find(id.toString())
                .filter(found -> isFor(viewer, found))
                .orElseThrow(() -> new NotFound("gathering-not-found"));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("gathering", entry);
        model.put("details", DetailsForm.of(entry.details()));
        staffing.dispatch(entry, viewer).ifPresent(dispatch -> model.put("dispatch", dispatch));
        series.of(entry.id())
                .filter(all -> viewer.isNpoStaff())
                .ifPresent(all -> model.put("series", new SeriesLine(all, words(all))));
        Optional.ofNullable(entry.replacementId())
                .flatMap(calendar::find)
                .filter(instead -> isFor(viewer, instead))
                .ifPresent(instead -> model.put("replacement", instead));
        List<SeatChip> chips = staffing.seats(List.of(entry), viewer).getOrDefault(entry.id(), List.of());
        model.put("chips", chips);
        model.put("missing", chips.stream().mapToInt(SeatChip::missing).sum());
        addTime(entry, model);
        addForms(entry, typed, model);
        model.put("history", viewer.isSupervisor() ? lines(entry.id()) : List.of());
        return new ModelAndView("gathering/gathering", model, status);
    }

    /** A draft is for the NPO only. */
    private static boolean isFor(Viewer viewer, CalendarEntry entry) {
        return entry.announced() || viewer.isNpoStaff();
    }

    private void addTime(CalendarEntry entry, Map<String, Object> model) {
        LocalDate today = Tokyo.today(clock);
        model.put("dayHasCome", !Tokyo.day(entry.startsAt()).isAfter(today));
        model.put("over", entry.endsAt().isBefore(clock.instant()));
        model.put("start", entry.startsAt().atZone(Tokyo.ZONE));
    }

    private static void addForms(CalendarEntry entry, Typed typed, Map<String, Object> model) {
        MoveForm now = MoveForm.of(entry);
        model.put("move", typed.move() == null ? now : typed.move());
        model.put("instead", typed.replacement() == null ? now.onAnotherDay() : typed.replacement());
        model.put("reason", typed.reason() == null ? "" : typed.reason());
        model.put("errors", typed.errors());
        model.put("offer", typed.offer());
    }

    private static String words(SeriesEntry series) {
        return series.sentence(LocaleContextHolder.getLocale());
    }

    private List<Line> lines(String id) {
        LoginNames.Names names = logins.current();
        return history.of(id).stream().map(it -> line(it, names)).toList();
    }

    private Line line(TimelineEntry it, LoginNames.Names names) {
        Locale locale = LocaleContextHolder.getLocale();
        String login = it.by();
        String by = login == null
                ? null
                : names.of(login, it.at())
                        .map(name -> messages.getMessage(RenderedChange.person(name), locale))
                        .orElseGet(() -> messages.getMessage("history.unlinked", null, locale));
        return new Line(it.at(), by, it.withSeries(), it.said().in(locale, messages));
    }

    /**
     * One line of the history.
     *
     * @param by what to call whoever did it; null for a reaction
     */
    record Line(Instant at, @Nullable String by, boolean withSeries, String sentence) {}

    /** The series that the gathering belongs to. */
    record SeriesLine(SeriesEntry series, String sentence) {}
}
