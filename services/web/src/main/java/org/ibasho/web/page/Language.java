package org.ibasho.web.page;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.ibasho.web.security.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleLocaleContext;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;

/**
 * The language of a page: Japanese, unless the reader chose English by {@code ?lang=en} (remembered in a cookie) or by
 * the browser's setting.
 */
final class Language extends CookieLocaleResolver {

    private static final List<Locale> SUPPORTED = List.of(Locale.JAPANESE, Locale.ENGLISH);

    Language(PublicAddress address) {
        super(address.cookieName("lang"));
        setCookieSecure(address.isSecure());
        setCookieMaxAge(Duration.ofDays(365));
        setCookieSameSite("Lax");
        setDefaultLocaleFunction(Language::asked);
        setRejectInvalidCookies(false);
    }

    /** A page is always in one of the two languages and declares it, whatever the parameter or cookie contains. */
    @Override
    public void setLocaleContext(
            HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable LocaleContext context) {
        Locale chosen = context == null ? null : context.getLocale();
        super.setLocaleContext(request, response, chosen == null ? null : new SimpleLocaleContext(supported(chosen)));
    }

    @Override
    protected Locale parseLocaleValue(String cookie) {
        return supported(Locale.forLanguageTag(cookie));
    }

    private static Locale supported(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? Locale.ENGLISH : Locale.JAPANESE;
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
