package org.ibasho.scheduling.site;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ibasho.scheduling.gathering.calendar.CalendarEntry;
import org.ibasho.scheduling.site.paper.Paper;
import org.ibasho.time.Tokyo;
import org.ibasho.web.page.Contacts;
import org.ibasho.web.page.Times;
import org.ibasho.web.page.Viewer;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** A month as an A4 sheet (PDF) to hang up or hand out, with furigana in Japanese. */
@Controller
class PaperPage {

    private final PublicCalendar calendar;
    private final Towns towns;
    private final Contacts contacts;
    private final Paper paper;
    private final ITemplateEngine templates;
    private final Clock clock;

    PaperPage(
            PublicCalendar calendar,
            Towns towns,
            Contacts contacts,
            Paper paper,
            ITemplateEngine templates,
            Clock clock) {
        this.calendar = calendar;
        this.towns = towns;
        this.contacts = contacts;
        this.paper = paper;
        this.templates = templates;
        this.clock = clock.withZone(Tokyo.ZONE);
    }

    @GetMapping("/calendar/{month:\\d{4}-\\d{2}}.pdf")
    Object month(
            @PathVariable String month,
            @ModelAttribute(name = "viewer", binding = false) Viewer viewer,
            HttpServletResponse response) {
        YearMonth read = CalendarPage.read(month, clock);
        Optional<List<CalendarEntry>> gatherings = calendar.between(read.atDay(1), read.atEndOfMonth());
        if (gatherings.isEmpty()) {
            // an empty sheet would be mistaken for a month without gatherings
            ModelAndView page = new ModelAndView("site/print", Map.of("month", read));
            page.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
            return page;
        }
        FrontPage.keepBriefly(viewer, response);
        boolean japanese = Locale.JAPANESE
                .getLanguage()
                .equals(LocaleContextHolder.getLocale().getLanguage());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("calendar-" + read + ".pdf")
                                .build()
                                .toString())
                .body(paper.pdf(page(read, gatherings.orElseThrow(), japanese), japanese));
    }

    private String page(YearMonth month, List<CalendarEntry> gatherings, boolean japanese) {
        Map<String, Object> model = new HashMap<>();
        model.put("month", month);
        model.put("current", YearMonth.now(clock));
        model.put("gatherings", gatherings);
        model.put("towns", towns);
        model.put("contacts", contacts.contacts());
        model.put("times", new Times());
        model.put("printed", LocalDate.now(clock));
        model.put("japanese", japanese);
        model.put(
                "address",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/calendar")
                        .toUriString());
        return templates.process("site/paper", new Context(LocaleContextHolder.getLocale(), model));
    }
}
