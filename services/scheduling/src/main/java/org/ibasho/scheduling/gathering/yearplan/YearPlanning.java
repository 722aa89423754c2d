package org.ibasho.scheduling.gathering.yearplan;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.ConcurrencyException;
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
 * Where API and pages ask for a year's plan: to be read out of a file, to be shown, to be planned. All of its gatherings are
 * planned in one transaction, each under an id that follows from the plan and its line: however often the same plan is
 * confirmed, it is planned once.
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
     * Reads a file and keeps what it says for a day; plans nothing.
     *
     * @return the plan's id
     */
    public UUID read(byte[] file) {
        return plans.keep(files.read(file));
    }

    /** The plan as it stands. */
    public YearPlan show(UUID id) {
        YearPlanStore.Kept kept = plans.find(id).orElseThrow(() -> new NotFound("plan-not-found"));
        return checks.check(id, kept.planned(), kept.lines(), clock.instant());
    }

    /**
     * Plans all of it.
     *
     * @return the ids of its gatherings, in the order of its lines
     * @throws Refusal if one line of it cannot be planned; nothing is planned then
     */
    public List<String> plan(UUID id) {
        List<Receipt> receipts = commands.inOneTransaction(() -> planAll(id), YearPlanning::isConflict);
        if (!receipts.isEmpty()) {
            // all came with one transaction, in order: with the last one, the calendar shows the others as well
            readModels.await(Gatherings.CALENDAR, receipts.getLast());
        }
        return show(id).lines().stream()
                .map(checked -> gatheringId(id, checked.line()))
                .toList();
    }

    /** The gathering that a line is planned as. */
    static String gatheringId(UUID plan, PlanLine line) {
        return UUID.nameUUIDFromBytes(("plan " + plan + " " + line.number()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Another request that plans the same plan may win at the streams or at the plan itself. */
    private static boolean isConflict(RuntimeException failure) {
        return failure instanceof ConcurrencyException
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
        // after the events: a transaction's first write has to be theirs
        plans.planned(id);
        return receipts;
    }

    /** The plan was shown with what is beside each line; a day that is over goes in as a late record. */
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
