package org.ibasho.scheduling.site;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.scheduling.calendar.visit.FirstVisit;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.site.month.ComingGatherings;
import org.ibasho.scheduling.site.month.MonthGrid;
import org.ibasho.time.Tokyo;
import org.ibasho.web.page.Viewer;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The public calendar: a month on screen or paper, and one gathering. */
@Controller
class CalendarPage {

    /** How far the calendar can be browsed, so that programs that follow every link come to an end. */
    private static final int MONTHS_EACH_WAY = 24;

    private static final String MONTH = "/calendar/{month:\\d{4}-\\d{2}}";
    private static final String ID = "/calendar/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}";

    private final PublicCalendar calendar;
    private final SchemaOrg schemaOrg;
    private final MessageSource messages;
    private final Clock clock;

    CalendarPage(PublicCalendar calendar, SchemaOrg schemaOrg, MessageSource messages, Clock clock) {
        this.calendar = calendar;
        this.schemaOrg = schemaOrg;
        this.messages = messages;
        this.clock = clock.withZone(Tokyo.ZONE);
    }

    @GetMapping("/calendar")
    String now(
            Model model,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        FrontPage.keepBriefly(viewer, response);
        return show(YearMonth.now(clock), model, "site/month");
    }

    @GetMapping(MONTH)
    String month(
            @PathVariable String month,
            Model model,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        FrontPage.keepBriefly(viewer, response);
        return show(read(month, clock), model, "site/month");
    }

    @GetMapping(MONTH + "/print")
    String print(
            @PathVariable String month,
            Model model,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        FrontPage.keepBriefly(viewer, response);
        return show(read(month, clock), model, "site/print");
    }

    @GetMapping(ID)
    String gathering(
            @PathVariable UUID id,
            Model model,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        FrontPage.keepBriefly(viewer, response);
        Optional<CalendarEntry> found = calendar.find(id);
        found.ifPresentOrElse(
                gathering -> {
                    boolean over = gathering.isOver(clock.instant());
                    FirstVisit visit =
                            over || gathering.isCancelled() ? FirstVisit.NOTHING_KNOWN : calendar.visit(gathering);
                    String site =
                            ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
                    model.addAttribute("gathering", gathering);
                    model.addAttribute(
                            "replacement", calendar.replacementOf(gathering).orElse(null));
                    model.addAttribute("over", over);
                    model.addAttribute("visit", visit);
                    model.addAttribute("event", schemaOrg.event(gathering, visit, name(gathering), site));
                },
                () -> response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value()));
        return "site/gathering";
    }

    private String show(YearMonth month, Model model, String template) {
        YearMonth current = YearMonth.now(clock);
        model.addAttribute("month", month);
        model.addAttribute("current", current);
        model.addAttribute("earlier", month.isAfter(current.minusMonths(MONTHS_EACH_WAY)));
        model.addAttribute("later", month.isBefore(current.plusMonths(MONTHS_EACH_WAY)));
        calendar.between(month.atDay(1), month.atEndOfMonth()).ifPresent(gatherings -> {
            model.addAttribute("gatherings", gatherings);
            model.addAttribute("grid", MonthGrid.of(month, gatherings));
            model.addAttribute("coming", ComingGatherings.in(month, gatherings, clock.instant()));
        });
        return template;
    }

    /** Parses a month from an address; limited to two years. */
    static YearMonth read(String asked, Clock clock) {
        YearMonth current = YearMonth.now(clock);
        try {
            YearMonth month = YearMonth.parse(asked);
            if (!month.isBefore(current.minusMonths(MONTHS_EACH_WAY))
                    && !month.isAfter(current.plusMonths(MONTHS_EACH_WAY))) {
                return month;
            }
        } catch (DateTimeException noSuchMonth) {
            throw new InputRejected(Fault.at("month", "invalid-date"));
        }
        throw new InputRejected(Fault.at("month", "month-too-far", MONTHS_EACH_WAY));
    }

    private String name(CalendarEntry gathering) {
        String code = "code.kind." + gathering.kind();
        String kind = Objects.requireNonNullElse(
                messages.getMessage(code, null, null, LocaleContextHolder.getLocale()), gathering.kind());
        return gathering.theme() == null || gathering.theme().isEmpty() ? kind : kind + "「" + gathering.theme() + "」";
    }
}
