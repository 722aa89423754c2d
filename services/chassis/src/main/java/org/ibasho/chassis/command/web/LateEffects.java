package org.ibasho.chassis.command.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.web.effect.LateEffect;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/**
 * A form redirects to a page that shows what it saved. If the read model does not have it yet, the redirect says so,
 * and the page then says that it was saved and will appear: never that it does not exist.
 */
final class LateEffects implements HandlerInterceptor {

    private static final String REDIRECT = "redirect:";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        ReadModels.takeRanOut();
        return true;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        boolean late = ReadModels.takeRanOut();
        String view = page == null ? null : page.getViewName();
        if (page != null && late && view != null && view.startsWith(REDIRECT)) {
            page.setViewName(late(view));
        }
    }

    private static String late(String view) {
        int fragment = view.indexOf('#');
        String address = fragment < 0 ? view : view.substring(0, fragment);
        String separator = address.contains("?") ? "&" : "?";
        return address + separator + LateEffect.PARAMETER + "=true" + view.substring(address.length());
    }
}
