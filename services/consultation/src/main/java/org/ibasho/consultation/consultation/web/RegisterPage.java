package org.ibasho.consultation.consultation.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.ibasho.consultation.consultation.register.Register;
import org.ibasho.consultation.consultation.register.RegisterMonth;
import org.ibasho.consultation.consultation.register.RegisterReads;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a month's consultations: numbers by channel, and each record in codes. */
@Controller
class RegisterPage {

    private final Register register;
    private final RegisterReads reads;
    private final Clock clock;

    RegisterPage(Register register, RegisterReads reads, Clock clock) {
        this.register = register;
        this.reads = reads;
        this.clock = clock;
    }

    @GetMapping("/consultations")
    String month(@RequestParam(name = "month", required = false) @Nullable String asked, Model model) {
        YearMonth month = asked == null ? YearMonth.now(clock.withZone(Tokyo.ZONE)) : read(asked);
        RegisterMonth shown = register.month(month);
        reads.shown(shown.entries());
        model.addAttribute("month", month);
        model.addAttribute("register", shown);
        return "consultation/register";
    }

    private static YearMonth read(String asked) {
        try {
            return YearMonth.parse(asked);
        } catch (DateTimeException noSuchMonth) {
            throw new InputRejected(Fault.at("month", "invalid-date"));
        }
    }
}
