package org.ibasho.scheduling.gathering.observer;

import java.time.LocalDate;
import java.util.List;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.scheduling.gathering.observer.PermitCommand.Occasion;

/** Decides the commands of a permit: a pure function of command and permit. */
final class PermitDecider {

    static final int MOST_PEOPLE = 10;

    private PermitDecider() {}

    static List<PermitEvent> decide(PermitCommand command, Permit permit) {
        return switch (command) {
            case PermitCommand.Grant it -> grant(it, permit);
            case PermitCommand.Attach it -> attach(it, permit);
            case PermitCommand.Detach it -> detach(it, permit);
        };
    }

    private static List<PermitEvent> grant(PermitCommand.Grant it, Permit permit) {
        Refusal.unless(!permit.isGranted(), PermitRule.PERMIT_ALREADY_GRANTED);
        Refusal.unless(1 <= it.people() && it.people() <= MOST_PEOPLE, PermitRule.OBSERVERS_UNLIKELY);
        Occasion occasion = it.occasion();
        Refusal.unless(!it.decidedOn().isAfter(occasion.today()), PermitRule.PERMIT_NOT_YET_DECIDED);
        Refusal.unless(!it.validUntil().isBefore(it.decidedOn()), PermitRule.PERMIT_ENDS_BEFORE_IT_BEGINS);
        LocalDate longest = it.decidedOn().plusDays(occasion.rule().permitDays());
        Refusal.unless(!it.validUntil().isAfter(longest), PermitRule.PERMIT_TOO_LONG);
        PermitEvent.Granted granted = new PermitEvent.Granted(
                it.permitId(),
                occasion.programme().name(),
                it.purpose().name(),
                it.people(),
                it.decidedOn(),
                it.validUntil(),
                it.by());
        checkComing(occasion, permit.evolve(granted));
        return List.of(granted, new PermitEvent.Attached(it.permitId(), occasion.gatheringId(), it.by()));
    }

    private static List<PermitEvent> attach(PermitCommand.Attach it, Permit permit) {
        Refusal.unless(permit.isGranted(), PermitRule.PERMIT_NOT_FOUND);
        Occasion occasion = it.occasion();
        Refusal.unless(!permit.gatherings().contains(occasion.gatheringId()), PermitRule.OBSERVERS_ALREADY_COMING);
        checkComing(occasion, permit);
        return List.of(new PermitEvent.Attached(it.permitId(), occasion.gatheringId(), it.by()));
    }

    private static void checkComing(Occasion occasion, Permit permit) {
        Refusal.unless(occasion.rule().admitted(), PermitRule.OBSERVERS_NOT_ADMITTED);
        Refusal.unless(occasion.programme().name().equals(permit.programme()), PermitRule.PERMIT_FOR_OTHER_PROGRAMME);
        Refusal.unless(occasion.open(), PermitRule.GATHERING_RECEIVES_NOBODY);
        Refusal.unless(permit.isValidOn(occasion.day()), PermitRule.PERMIT_EXPIRED);
        LocalDate latest = occasion.day().minusDays(occasion.rule().noticeDays());
        Refusal.unless(!occasion.today().isAfter(latest), PermitRule.TOO_LATE_TO_TELL);
    }

    private static List<PermitEvent> detach(PermitCommand.Detach it, Permit permit) {
        Refusal.unless(permit.isGranted(), PermitRule.PERMIT_NOT_FOUND);
        Refusal.unless(permit.gatherings().contains(it.gatheringId()), PermitRule.OBSERVERS_NOT_COMING);
        return List.of(new PermitEvent.Detached(it.permitId(), it.gatheringId(), it.by()));
    }
}
