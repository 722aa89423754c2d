package org.ibasho.scheduling.notice.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets the notices' service worker keep the scope {@code /assets/}. Browsers know a push subscription by its worker's
 * scope, and without this header a worker's scope is no wider than its own folder.
 */
@Configuration(proxyBeanMethods = false)
class ServiceWorker implements WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AllowScope()).addPathPatterns("/assets/scheduling/notice/worker.js");
    }

    private static final class AllowScope implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setHeader("Service-Worker-Allowed", "/assets/");
            return true;
        }
    }
}
