package org.ibasho.consultation.counsellor.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.chassis.accesslog.AccessHistory;
import org.ibasho.chassis.accesslog.LoggedAccess;
import org.ibasho.chassis.accesslog.LoggedRead;
import org.ibasho.chassis.login.LoginNames;
import org.ibasho.consultation.counsellor.Counsellor;
import org.ibasho.consultation.counsellor.Counsellors;
import org.ibasho.web.problem.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Shows the reads of one counsellor's records to the coordinator, who is in charge of them. */
@Controller
class CounsellorReadsPage {

    private static final String PURPOSE = "supervision";

    private final Counsellors counsellors;
    private final AccessHistory history;
    private final LoginNames logins;

    CounsellorReadsPage(Counsellors counsellors, AccessHistory history, LoginNames logins) {
        this.counsellors = counsellors;
        this.history = history;
        this.logins = logins;
    }

    @GetMapping("/counsellors/{id}/reads")
    ModelAndView page(@PathVariable UUID id) {
        LoginNames.Names names = logins.current();
        List<Line> lines = about(id).stream()
                .map(read -> new Line(read, reader(read, names)))
                .toList();
        return new ModelAndView("counsellor/reads", Map.of("id", id, "reads", lines));
    }

    @GetMapping("/api/counsellors/{id}/reads")
    @ResponseBody
    List<LoggedRead> api(@PathVariable UUID id) {
        return about(id);
    }

    private List<LoggedRead> about(UUID id) {
        Counsellor counsellor = counsellors.find(id.toString()).orElseThrow(() -> new NotFound("counsellor-not-found"));
        return history.about(counsellor.id(), PURPOSE);
    }

    private static @Nullable String reader(LoggedRead read, LoginNames.Names names) {
        LoggedAccess access = read.access();
        return access == null ? null : names.of(access.who(), read.at()).orElse(null);
    }

    /**
     * A line of the page.
     *
     * @param reader the name of whoever has read; null if their login is linked to nobody
     */
    record Line(LoggedRead read, @Nullable String reader) {}
}
