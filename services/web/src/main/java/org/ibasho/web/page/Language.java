package org.ibasho.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/** Japanese unless the reader chose English, by {@code ?lang=en} (remembered in a cookie) or by the browser's setting. */
final class Language extends CookieLocaleResolver {

    private static final List<Locale> SUPPORTED = List.of(Locale.JAPANESE, Locale.ENGLISH);

    Language() {
        super("lang");
        setCookieMaxAge(Duration.ofDays(365));
        setCookieSameSite("Lax");
        setDefaultLocaleFunction(Language::asked);
        setRejectInvalidCookies(false);
    }

    private static Locale asked(HttpServletRequest request) {
        String header = request.getHeader("Accept-Language");
        if (header == null || header.length() > 200) {
            return Locale.JAPANESE;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), SUPPORTED);
            return best == null ? Locale.JAPANESE : best;
        } catch (IllegalArgumentException malformed) {
            return Locale.JAPANESE;
        }
    }
}
