package org.ibasho.scheduling.site;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.ibasho.scheduling.site.month.DayMarks;
import org.ibasho.scheduling.site.paper.ScreenReadings;
import org.ibasho.time.Tokyo;
import org.ibasho.web.page.Contacts;
import org.ibasho.web.security.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.WebUtils;

/** The attributes that all templates of the site need. */
@ControllerAdvice(basePackageClasses = SiteConfiguration.class)
final class SiteModel {

    private static final String ON = "on";
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final Towns towns;
    private final Contacts contacts;
    private final ScreenReadings readings;
    private final PublicAddress address;
    private final Clock clock;

    SiteModel(Towns towns, Contacts contacts, ScreenReadings readings, PublicAddress address, Clock clock) {
        this.towns = towns;
        this.contacts = contacts;
        this.readings = readings;
        this.address = address;
        this.clock = clock;
    }

    @ModelAttribute("towns")
    Towns towns() {
        return towns;
    }

    @ModelAttribute("contacts")
    List<Contacts.Contact> contacts() {
        return contacts.contacts();
    }

    @ModelAttribute("days")
    DayMarks days() {
        return new DayMarks(Tokyo.today(clock));
    }

    /** Whether a page can be switched to furigana, which Japanese alone has. */
    @ModelAttribute("switchable")
    boolean switchable(Locale locale) {
        return Locale.JAPANESE.getLanguage().equals(locale.getLanguage());
    }

    /** The readings, if the reader has switched them on: by the parameter, which a cookie remembers. */
    @ModelAttribute(ScreenReadings.VARIABLE)
    @Nullable
    ScreenReadings furigana(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        String name = address.cookieName(ScreenReadings.VARIABLE);
        String asked = request.getParameter(ScreenReadings.VARIABLE);
        if (asked != null) {
            response.addHeader(HttpHeaders.SET_COOKIE, cookie(name, ON.equals(asked)));
        }
        @Nullable Cookie kept = WebUtils.getCookie(request, name);
        boolean on = asked != null ? ON.equals(asked) : kept != null && ON.equals(kept.getValue());
        return on && switchable(locale) ? readings : null;
    }

    private String cookie(String name, boolean on) {
        return ResponseCookie.from(name, on ? ON : "")
                .path("/")
                .httpOnly(true)
                .secure(address.isSecure())
                .sameSite("Lax")
                .maxAge(on ? A_YEAR : Duration.ZERO)
                .build()
                .toString();
    }
}
