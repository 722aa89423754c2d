package org.ibasho.scheduling.staffing.staff.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.chassis.command.web.FormErrors;
import org.ibasho.scheduling.staffing.staff.StaffMember;
import org.ibasho.scheduling.staffing.staff.StaffReads;
import org.ibasho.scheduling.staffing.staff.StaffReads.Field;
import org.ibasho.scheduling.staffing.staff.StaffReads.Purpose;
import org.ibasho.scheduling.staffing.staff.search.StaffSearch;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The page with the staff that were found. It answers a form that is posted, so that nobody's nickname stands in an
 * address; to reload it sends the same form again, which changes nothing.
 */
@Controller
class StaffSearchPage {

    private final StaffSearch search;
    private final StaffReads reads;
    private final FormErrors errors;
    private final Clock clock;

    StaffSearchPage(StaffSearch search, StaffReads reads, Problems problems, Clock clock) {
        this.search = search;
        this.reads = reads;
        this.errors = new FormErrors(problems);
        this.clock = clock;
    }

    @PostMapping("/staff/search")
    ModelAndView found(StaffSearchBody form) {
        try {
            List<StaffMember> found = search.byNickname(form.read());
            reads.shown(found, Purpose.STAFF_LIST, Field.NICKNAME, Field.QUALIFICATIONS);
            return page(form, found, Map.of(), HttpStatus.OK);
        } catch (InputRejected rejected) {
            return page(form, List.of(), errors.of(rejected), HttpStatus.BAD_REQUEST);
        }
    }

    /** Whoever comes by the address alone, such as after a login, has searched for nothing yet. */
    @GetMapping("/staff/search")
    ModelAndView list() {
        ModelAndView list = new ModelAndView("redirect:/staff");
        list.setStatus(HttpStatus.SEE_OTHER);
        return list;
    }

    private ModelAndView page(
            StaffSearchBody form, List<StaffMember> found, Map<String, String> sentences, HttpStatus status) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("search", form);
        model.put("found", found);
        model.put("errors", sentences);
        model.put("today", Tokyo.today(clock));
        return new ModelAndView("staff/search", model, status);
    }
}
