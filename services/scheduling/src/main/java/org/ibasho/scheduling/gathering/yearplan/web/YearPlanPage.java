package org.ibasho.scheduling.gathering.yearplan.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.yearplan.ExamplePlan;
import org.ibasho.scheduling.gathering.yearplan.PlanColumn;
import org.ibasho.scheduling.gathering.yearplan.PlanProblemSentences;
import org.ibasho.scheduling.gathering.yearplan.YearPlanning;
import org.ibasho.scheduling.gathering.yearplan.file.Table;
import org.ibasho.time.Tokyo;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.ibasho.web.problem.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The pages for a year plan: choose the file, check the result, confirm it. */
@Controller
@RequestMapping("/plans")
class YearPlanPage {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final YearPlanning planning;
    private final PlanProblemSentences sentences;
    private final Problems problems;
    private final Clock clock;

    YearPlanPage(YearPlanning planning, PlanProblemSentences sentences, Problems problems, Clock clock) {
        this.planning = planning;
        this.sentences = sentences;
        this.problems = problems;
        this.clock = clock;
    }

    @GetMapping
    ModelAndView choose() {
        return form(Map.of(), HttpStatus.OK);
    }

    @PostMapping
    ModelAndView read(@RequestParam(name = Table.FIELD, required = false) @Nullable MultipartFile file)
            throws IOException {
        try {
            return see(planning.read(file == null ? new byte[0] : file.getBytes()));
        } catch (InputRejected rejected) {
            String sentence = sentence(rejected.faults().getFirst());
            return form(Map.of(Table.FIELD, sentence), HttpStatus.BAD_REQUEST);
        }
    }

    @GetMapping("/{id}")
    ModelAndView show(@PathVariable UUID id) {
        return page(id, null, HttpStatus.OK);
    }

    @PostMapping("/{id}/import")
    ModelAndView plan(@PathVariable UUID id) {
        try {
            planning.plan(id);
            return see(id);
        } catch (Refusal refusal) {
            return page(id, sentence(Fault.of(refusal.rule().code())), HttpStatus.CONFLICT);
        }
    }

    @GetMapping("/example.csv")
    ResponseEntity<byte[]> csv() {
        return file(ExamplePlan.of(today()).csv(), CSV, "plan.csv");
    }

    @GetMapping("/example.xlsx")
    ResponseEntity<byte[]> excel() {
        return file(ExamplePlan.of(today()).excel(), XLSX, "plan.xlsx");
    }

    private LocalDate today() {
        return Tokyo.today(clock);
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    private String sentence(Fault fault) {
        return problems.sentence(fault, LocaleContextHolder.getLocale());
    }

    private static ModelAndView see(UUID id) {
        ModelAndView page = new ModelAndView("redirect:/plans/" + id);
        page.setStatus(HttpStatus.SEE_OTHER);
        return page;
    }

    private static ModelAndView form(Map<String, String> errors, HttpStatus status) {
        return new ModelAndView("yearplan/plans", Map.of("errors", errors, "columns", PlanColumn.values()), status);
    }

    private ModelAndView page(UUID id, @Nullable String trouble, HttpStatus status) {
        Map<String, Object> model = new HashMap<>();
        model.put("plan", planning.show(id));
        model.put("say", sentences);
        model.put("trouble", trouble);
        return new ModelAndView("yearplan/plan", model, status);
    }
}
