package org.ibasho.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.ibasho.web.effect.LateEffect;
import org.ibasho.web.problem.Layout;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;

/** The model attributes that the layout of every page needs. */
@ControllerAdvice(annotations = Controller.class)
final class PageModel implements Layout {

    private static final FormKeys KEYS = new FormKeys();

    private final String side;
    private final Times times;

    PageModel(@Value("${ibasho.side}") String side, Times times) {
        this.side = side;
        this.times = times;
    }

    /** {@code npo} or {@code centre}: the side that runs this process; it decides colour and navigation. */
    @ModelAttribute("side")
    String side() {
        return side;
    }

    @ModelAttribute("viewer")
    Viewer viewer() {
        return Viewer.current();
    }

    @ModelAttribute("times")
    Times times() {
        return times;
    }

    @ModelAttribute("keys")
    FormKeys keys() {
        return KEYS;
    }

    @ModelAttribute("path")
    String path(HttpServletRequest request) {
        return request.getRequestURI();
    }

    /** The query of the page with {@code ?} or {@code &} at its end, without the switches that the head offers. */
    @ModelAttribute("query")
    String query(HttpServletRequest request) {
        String others = UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .replaceQueryParam("lang")
                .replaceQueryParam("furigana")
                .build()
                .getQuery();
        return others == null || others.isEmpty() ? "?" : "?" + others + "&";
    }

    /** Whether the page follows a form whose effect it may not show yet. */
    @ModelAttribute("late")
    boolean late(HttpServletRequest request) {
        return LateEffect.mayFollow(request);
    }

    @Override
    public Map<String, Object> attributes(HttpServletRequest request) {
        return Map.of(
                "side", side(),
                "keys", keys(),
                "viewer", viewer(),
                "times", times(),
                "path", path(request),
                "query", query(request));
    }
}
