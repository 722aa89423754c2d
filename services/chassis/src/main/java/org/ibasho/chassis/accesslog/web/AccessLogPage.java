package org.ibasho.chassis.accesslog.web;

import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The operators' page of the access log. */
@Controller
@RequestMapping("/operations/${spring.application.name}/access-log")
@ConditionalOnProperty("ibasho.access-log.url")
class AccessLogPage {

    private static final String VIEW = "operations/access-log";

    private final AccessLogOperations operations;
    private final String service;

    AccessLogPage(AccessLogOperations operations, @Value("${spring.application.name}") String service) {
        this.operations = operations;
        this.service = service;
    }

    @GetMapping
    ModelAndView state() {
        return new ModelAndView(VIEW, Map.of("service", service, "log", operations.state()));
    }

    /** The same page with what a verification comes to. */
    @GetMapping("/verification")
    ModelAndView verification() {
        return new ModelAndView(
                VIEW, Map.of("service", service, "log", operations.state(), "report", operations.verify()));
    }
}
