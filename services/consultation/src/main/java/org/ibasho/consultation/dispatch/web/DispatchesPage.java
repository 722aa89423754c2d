package org.ibasho.consultation.dispatch.web;

import java.security.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.web.FormErrors;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.consultation.counsellor.Counsellor;
import org.ibasho.consultation.counsellor.Counsellors;
import org.ibasho.consultation.dispatch.DispatchReads;
import org.ibasho.consultation.dispatch.DispatchRequest;
import org.ibasho.consultation.dispatch.DispatchRequests;
import org.ibasho.consultation.dispatch.Dispatches;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page of the NPO's requests: open ones first, then answered ones, then past ones. */
@Controller
@RequestMapping("/dispatches")
class DispatchesPage {

    private final DispatchRequests requests;
    private final Dispatches dispatches;
    private final Counsellors counsellors;
    private final DispatchReads reads;
    private final FormErrors errors;
    private final Clock clock;

    DispatchesPage(
            DispatchRequests requests,
            Dispatches dispatches,
            Counsellors counsellors,
            DispatchReads reads,
            Problems problems,
            Clock clock) {
        this.requests = requests;
        this.dispatches = dispatches;
        this.counsellors = counsellors;
        this.reads = reads;
        this.errors = new FormErrors(problems);
        this.clock = clock;
    }

    @GetMapping
    ModelAndView show(Principal user) {
        return page(user, Map.of(), Map.of(), HttpStatus.OK);
    }

    @PostMapping("/{gatheringId}/answer")
    ModelAndView answer(Principal user, @PathVariable UUID gatheringId, AnswerForm form, IdempotencyKey key) {
        try {
            dispatches.answer(gatheringId.toString(), form.read(), key);
        } catch (InputRejected rejected) {
            return page(user, Map.of(gatheringId.toString(), form), errors.of(rejected), HttpStatus.BAD_REQUEST);
        } catch (Refusal refusal) {
            return page(user, Map.of(gatheringId.toString(), form), errors.of(refusal), FormErrors.status(refusal));
        }
        ModelAndView page = new ModelAndView("redirect:/dispatches?done");
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    /** @param typed the invalid form by gathering; empty if there is none */
    private ModelAndView page(
            Principal user, Map<String, AnswerForm> typed, Map<String, String> sentences, HttpStatus status) {
        LocalDate today = Tokyo.today(clock);
        List<DispatchRequest> current = requests.current();
        List<Row> rows = current.stream()
                .map(request -> new Row(request, Tokyo.day(request.startsAt()), today))
                .toList();
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("open", only(rows, row -> row.request.isOpen()));
        model.put("answered", only(rows, row -> !row.request.isOpen() && !row.past()));
        model.put("over", only(rows, Row::past));
        List<Counsellor> choices = current.stream().allMatch(DispatchRequest::isOver) ? List.of() : counsellors.here();
        model.put("choices", choices);
        model.put("own", own(choices, user.getName()));
        model.put("counsellors", reads.shown(current, choices));
        model.put("typed", typed);
        model.put("errors", sentences);
        return new ModelAndView("dispatch/dispatches", model, status);
    }

    /** The counsellor whose login the viewer uses, who is chosen until they choose somebody else. */
    private static @Nullable String own(List<Counsellor> choices, String login) {
        return choices.stream()
                .filter(it -> it.hasLogin(login))
                .map(Counsellor::id)
                .findAny()
                .orElse(null);
    }

    private static List<Row> only(List<Row> rows, Predicate<Row> which) {
        return rows.stream().filter(which).toList();
    }

    /** A request with its relation to today, for the template. */
    record Row(DispatchRequest request, LocalDate day, LocalDate today) {

        /** Whether it needs no attention: held, or cancelled and past. */
        public boolean past() {
            return request.isOver() && (!request.isWithdrawn() || day.isBefore(today));
        }

        /** Whether a consultation may have taken place there. */
        public boolean held() {
            return !request.isWithdrawn() && !request.isOpen() && !day.isAfter(today);
        }
    }
}
