package org.ibasho.sample.gallery;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ibasho.web.page.Times;
import org.ibasho.web.page.Viewer;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The gallery in a browser, with layout, fragments and assets of the product and without a server. */
final class GalleryPage {

    private static final String SITE = "http://gallery.test";
    private static final List<String> ICONS = List.of(
            "place",
            "video",
            "metaverse",
            "clock",
            "person",
            "seat",
            "done",
            "notice",
            "warning",
            "calendar",
            "print",
            "phone",
            "menu");

    private GalleryPage() {}

    /** Opens the gallery in the colours of a side, {@code npo} or {@code centre}. */
    static void open(Page page, String side) {
        page.unrouteAll();
        page.route(SITE + "/**", GalleryPage::asset);
        String html = html(side);
        page.route(
                SITE + "/gatherings",
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html;charset=UTF-8")
                        .setBody(html)));
        page.navigate(SITE + "/gatherings");
    }

    private static void asset(Route route) {
        String path = route.request().url().substring(SITE.length()).replaceFirst("^/assets/", "/static/");
        String type = path.endsWith(".css") ? "text/css" : path.endsWith(".svg") ? "image/svg+xml" : "application/json";
        try (InputStream content = GalleryPage.class.getResourceAsStream(path)) {
            if (content == null) {
                route.fulfill(new Route.FulfillOptions().setStatus(404));
            } else {
                route.fulfill(new Route.FulfillOptions().setContentType(type).setBodyBytes(content.readAllBytes()));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String html(String side) {
        Map<String, String> errors = new LinkedHashMap<>();
        errors.put("end", "はじまりの13:30より後にしてください。");
        errors.put("venue", "この日の午後は、はるにれが先に入っています。");
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("side", side);
        model.put("viewer", new Viewer(true, Set.of("supervisor")));
        model.put("times", new Times());
        model.put("path", "/gatherings");
        model.put("query", "?");
        model.put("errors", errors);
        model.put("icons", ICONS);
        return engine().process("gallery", new Context(Locale.JAPANESE, model));
    }

    private static SpringTemplateEngine engine() {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("web-messages");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(messages);
        engine.setLinkBuilder(new AtTheRoot());
        return engine;
    }

    /** Without a servlet, no context path is known: the pages are at the root. */
    private static final class AtTheRoot extends StandardLinkBuilder {

        @Override
        protected String computeContextPath(IExpressionContext context, String base, Map<String, Object> parameters) {
            return "";
        }
    }
}
