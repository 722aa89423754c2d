package org.ibasho.attendance.door.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets the door's service worker answer for the door's pages, and for nothing else. Without this header its scope is no
 * wider than its own folder.
 */
@Configuration(proxyBeanMethods = false)
class DoorWorker implements WebMvcConfigurer {

    private static final String SCOPE = "/door";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new AllowScope()).addPathPatterns("/assets/attendance/door/worker.js");
    }

    private static final class AllowScope implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            response.setHeader("Service-Worker-Allowed", SCOPE);
            return true;
        }
    }
}
