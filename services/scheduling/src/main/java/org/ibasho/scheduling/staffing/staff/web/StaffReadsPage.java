package org.ibasho.scheduling.staffing.staff.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.chassis.accesslog.AccessHistory;
import org.ibasho.chassis.accesslog.AccessLog;
import org.ibasho.chassis.accesslog.LoggedAccess;
import org.ibasho.chassis.accesslog.LoggedRead;
import org.ibasho.chassis.login.LoginNames;
import org.ibasho.scheduling.gathering.history.RenderedChange;
import org.ibasho.scheduling.staffing.staff.StaffMember.Status;
import org.ibasho.scheduling.staffing.staff.StaffMembers;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
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
    private final StaffMembers staff;
    private final LoginNames logins;
    private final AccessLog accessLog;
    private final MessageSource messages;

    StaffReadsPage(
            AccessHistory history, StaffMembers staff, LoginNames logins, AccessLog accessLog, MessageSource messages) {
        this.history = history;
        this.staff = staff;
        this.logins = logins;
        this.accessLog = accessLog;
        this.messages = messages;
    }

    @GetMapping("/staff/{id}/reads")
    ModelAndView page(@PathVariable UUID id) {
        // its own entry is to stand in it
        List<LoggedRead> reads = history.about(id.toString(), PURPOSE);
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("id", id);
        model.put(
                "erased",
                staff.find(id.toString())
                        .filter(member -> member.status() == Status.ERASED)
                        .isPresent());
        model.put("reads", accessLog.inOneCommit(() -> named(reads)));
        return new ModelAndView("staff/reads", model);
    }

    @GetMapping("/api/staff/{id}/reads")
    @ResponseBody
    List<LoggedRead> api(@PathVariable UUID id) {
        return history.about(id.toString(), PURPOSE);
    }

    private List<Line> named(List<LoggedRead> reads) {
        LoginNames.Names names = logins.current();
        return reads.stream().map(read -> line(read, names)).toList();
    }

    private Line line(LoggedRead read, LoginNames.Names names) {
        LoggedAccess access = read.access();
        return new Line(
                read,
                access == null
                        ? null
                        : names.of(access.who(), read.at())
                                .map(RenderedChange::person)
                                .map(person -> messages.getMessage(person, LocaleContextHolder.getLocale()))
                                .orElse(null));
    }

    /**
     * An entry as the page shows it.
     *
     * @param reader the name of the reader; null if the entry can't be read, or the login was linked to nobody
     */
    record Line(LoggedRead read, @Nullable String reader) {}
}
