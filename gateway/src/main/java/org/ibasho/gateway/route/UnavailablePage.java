package org.ibasho.gateway.route;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.ibasho.web.page.Contacts;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The page of the public site while its service cannot be reached: in both languages, with the phone numbers. It
 * is made once and needs nothing of any service.
 */
@Component
class UnavailablePage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String SECONDS_UNTIL_ANOTHER_TRY = "30";

    private final String page;

    UnavailablePage(ITemplateEngine templates, Contacts contacts) {
        page = templates.process("unavailable", new Context(Locale.JAPANESE, Map.of("contacts", contacts.contacts())));
    }

    ServerResponse answer() {
        return ServerResponse.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(HTML)
                .header(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_ANOTHER_TRY)
                .body(page);
    }
}
