package org.ibasho.scheduling.gathering.yearplan;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.projection.ReadModels;
import org.ibasho.scheduling.gathering.Details;
import org.ibasho.scheduling.gathering.GatheringCommand;
import org.ibasho.scheduling.gathering.GatheringCommand.Circumstances;
import org.ibasho.scheduling.gathering.GatheringRule;
import org.ibasho.scheduling.gathering.Gatherings;
import org.ibasho.web.problem.NotFound;
import org.springframework.stereotype.Component;

/**
 * Application service for year plans: parse a file, show the plan, confirm it. All gatherings are planned in one
 * transaction, and each id is derived from the plan and the line, so that confirming a plan again plans nothing new.
 */
@Component
public class YearPlanning {

    private final PlanFile files;
    private final YearPlanStore plans;
    private final YearPlanChecks checks;
    private final Commands commands;
    private final ReadModels readModels;
    private final Clock clock;

    YearPlanning(
            PlanFile files,
            YearPlanStore plans,
            YearPlanChecks checks,
            Commands commands,
            ReadModels readModels,
            Clock clock) {
        this.files = files;
        this.plans = plans;
        this.checks = checks;
        this.commands = commands;
        this.readModels = readModels;
        this.clock = clock;
    }

    /**
     * Parses a file and stores the result for a day; plans nothing.
     *
     * @return the plan's id
     */
    public UUID read(byte[] file) {
        return plans.keep(files.read(file));
    }

    /** The plan in its current state. */
    public YearPlan show(UUID id) {
        YearPlanStore.Kept kept = plans.find(id).orElseThrow(() -> new NotFound("plan-not-found"));
        return checks.check(id, kept.planned(), kept.lines(), clock.instant());
    }

    /**
     * Plans all gatherings of the plan.
     *
     * @return the ids of its gatherings, in the order of its lines
     * @throws Refusal if one line cannot be planned; then nothing is planned
     */
    public List<String> plan(UUID id) {
        List<Receipt> receipts = commands.inOneTransaction(() -> planAll(id), YearPlanning::isConflict);
        if (!receipts.isEmpty()) {
            // one transaction stored all of them in order: once the calendar shows the last one, it shows all
            readModels.await(Gatherings.CALENDAR, receipts.getLast());
        }
        return show(id).lines().stream()
                .map(checked -> gatheringId(id, checked.line()))
                .toList();
    }

    /** The id of the gathering for a line. */
    static String gatheringId(UUID plan, PlanLine line) {
        return UUID.nameUUIDFromBytes(("plan " + plan + " " + line.number()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Another request that plans the same plan may win at the streams or at the plan itself. */
    private static boolean isConflict(RuntimeException failure) {
        return Commands.isConflict(failure)
                || (failure instanceof Refusal refusal && refusal.rule() == GatheringRule.GATHERING_ALREADY_PLANNED);
    }

    private List<Receipt> planAll(UUID id) {
        YearPlan plan = show(id);
        if (plan.planned()) {
            return List.of();
        }
        Refusal.unless(plan.refused().isEmpty(), YearPlanRule.PLAN_HAS_FLAWS);
        List<Receipt> receipts = plan.lines().stream()
                .map(checked -> commands.send(
                        GatheringCommand.class, command(id, checked.line()), IdempotencyKey.none(), List.of()))
                .toList();
        // after the events, because the append must be the first write of the transaction
        plans.planned(id);
        return receipts;
    }

    /** The user confirmed the plan with its notes, so a day in the past becomes a late record. */
    private GatheringCommand command(UUID id, PlanLine line) {
        return new GatheringCommand.Plan(
                gatheringId(id, line),
                Objects.requireNonNull(line.kind()).programme(),
                line.kind(),
                line.theme(),
                line.startsAt(),
                line.endsAt(),
                Objects.requireNonNull(line.venue()),
                Objects.requireNonNull(line.town()),
                Set.copyOf(line.doors()),
                Details.NONE,
                new Circumstances(clock.instant(), true, false));
    }
}
