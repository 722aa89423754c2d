package org.ibasho.scheduling.gathering.yearplan.web;

import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ibasho.scheduling.gathering.yearplan.PlanLine;
import org.ibasho.scheduling.gathering.yearplan.PlanProblemSentences;
import org.ibasho.scheduling.gathering.yearplan.YearPlan;
import org.ibasho.scheduling.gathering.yearplan.YearPlan.Checked;
import org.ibasho.scheduling.gathering.yearplan.YearPlanning;
import org.ibasho.scheduling.gathering.yearplan.file.Table;
import org.ibasho.scheduling.programme.Entrance;
import org.ibasho.scheduling.programme.Kind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The API of year plans. The plan's id serves as idempotency key. */
@RestController
@RequestMapping("/api/plans")
class YearPlanController {

    private final YearPlanning planning;
    private final PlanProblemSentences sentences;

    YearPlanController(YearPlanning planning, PlanProblemSentences sentences) {
        this.planning = planning;
        this.sentences = sentences;
    }

    @PostMapping(path = "/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    PlanView preview(@RequestPart(Table.FIELD) MultipartFile file) throws IOException {
        return view(planning.show(planning.read(file.getBytes())));
    }

    @GetMapping("/{id}")
    PlanView plan(@PathVariable UUID id) {
        return view(planning.show(id));
    }

    @PostMapping("/{id}/import")
    PlannedView plannedNow(@PathVariable UUID id) {
        return new PlannedView(planning.plan(id));
    }

    private PlanView view(YearPlan plan) {
        return new PlanView(
                plan.id(),
                plan.planned(),
                plan.refused().size(),
                plan.lines().stream().map(this::view).toList());
    }

    private LineView view(Checked checked) {
        PlanLine line = checked.line();
        return new LineView(
                line.number(),
                line.date(),
                line.start(),
                line.end(),
                line.kind(),
                line.theme(),
                line.venue(),
                line.town(),
                line.doors(),
                line.flaws().stream()
                        .map(flaw ->
                                new FaultView(flaw.column().code(), flaw.code(), flaw.written(), sentences.both(flaw)))
                        .toList(),
                checked.remarks().stream()
                        .map(remark -> new WarningView(
                                remark.code(), remark.line(), remark.gathering(), sentences.both(remark)))
                        .toList());
    }

    /**
     * A plan.
     *
     * @param planned whether it has been planned
     * @param refused how many lines cannot be planned; one prevents the whole plan
     */
    record PlanView(UUID id, boolean planned, int refused, List<LineView> lines) {}

    /**
     * A line of the file, without values that could not be parsed.
     *
     * @param line its number in the file
     * @param faults its flaws
     * @param warnings its notes
     */
    record LineView(
            int line,
            @Nullable LocalDate date,
            @Nullable LocalTime start,
            @Nullable LocalTime end,
            @Nullable Kind kind,
            @Nullable String theme,
            @Nullable String venue,
            @Nullable String town,
            List<Entrance> doors,
            List<FaultView> faults,
            List<WarningView> warnings) {}

    /** @param written the text of the cell */
    record FaultView(String column, String code, String written, Map<String, String> message) {}

    /**
     * A warning.
     *
     * @param line the number of the other line
     * @param gathering the id of the other gathering
     */
    record WarningView(
            String code, @Nullable Integer line, @Nullable String gathering, Map<String, String> message) {}

    /** @param gatherings their ids, in the order of the lines */
    record PlannedView(List<String> gatherings) {}
}
