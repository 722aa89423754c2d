package org.ibasho.chassis.accesslog.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.chassis.accesslog.alarm.AlarmRule;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.Problems;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The operators' page of the access log. */
@Controller
@RequestMapping("/operations/${spring.application.name}/access-log")
@ConditionalOnProperty("ibasho.access-log.url")
class AccessLogPage {

    private static final String VIEW = "operations/access-log";

    private final AccessLogOperations operations;
    private final Problems problems;
    private final String service;

    AccessLogPage(
            AccessLogOperations operations, Problems problems, @Value("${spring.application.name}") String service) {
        this.operations = operations;
        this.problems = problems;
        this.service = service;
    }

    @ModelAttribute("service")
    String service() {
        return service;
    }

    @GetMapping
    ModelAndView state() {
        return new ModelAndView(VIEW, Map.of("log", operations.state()));
    }

    /** The same page with what a verification comes to. */
    @GetMapping("/verification")
    ModelAndView verification() {
        return new ModelAndView(VIEW, Map.of("log", operations.state(), "report", operations.verify()));
    }

    /** Asks for the reason, and says what an acknowledgement means. */
    @GetMapping("/alarms/{id}")
    ModelAndView alarm(@PathVariable long id) {
        return page(id, new AcknowledgementForm(""), List.of(), HttpStatus.OK);
    }

    @PostMapping("/alarms/{id}")
    ModelAndView acknowledge(@PathVariable long id, AcknowledgementForm form, Authentication operator) {
        try {
            operations.acknowledge(id, form.read(), operator.getName());
            return see("acknowledged");
        } catch (InputRejected rejected) {
            return page(id, form, rejected.faults(), HttpStatus.BAD_REQUEST);
        } catch (Refusal refusal) {
            if (refusal.rule() != AlarmRule.ALARM_ALREADY_ACKNOWLEDGED) {
                throw refusal;
            }
            return see("already-acknowledged");
        }
    }

    private ModelAndView page(long id, AcknowledgementForm form, List<Fault> faults, HttpStatus status) {
        Map<String, String> errors = new LinkedHashMap<>();
        faults.forEach(fault -> errors.putIfAbsent(
                fault.field() == null ? "form" : fault.field(),
                problems.sentence(fault, LocaleContextHolder.getLocale())));
        return new ModelAndView(
                "operations/alarm", Map.of("alarm", operations.alarm(id), "form", form, "errors", errors), status);
    }

    private ModelAndView see(String done) {
        ModelAndView page = new ModelAndView("redirect:/operations/" + service + "/access-log?done=" + done);
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }
}
