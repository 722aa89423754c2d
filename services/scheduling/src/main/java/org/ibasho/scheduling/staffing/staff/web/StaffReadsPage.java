package org.ibasho.scheduling.staffing.staff.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.chassis.accesslog.AccessHistory;
import org.ibasho.chassis.accesslog.LoggedRead;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Who has read what about one member of staff: for the supervisor, who is in charge of the records. */
@Controller
class StaffReadsPage {

    private static final String PURPOSE = "supervision";

    private final AccessHistory history;

    StaffReadsPage(AccessHistory history) {
        this.history = history;
    }

    @GetMapping("/staff/{id}/reads")
    ModelAndView page(@PathVariable UUID id) {
        return new ModelAndView("staff/reads", Map.of("id", id, "reads", history.about(id.toString(), PURPOSE)));
    }

    @GetMapping("/api/staff/{id}/reads")
    @ResponseBody
    List<LoggedRead> api(@PathVariable UUID id) {
        return history.about(id.toString(), PURPOSE);
    }
}
