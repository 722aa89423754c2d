package org.ibasho.consultation.dispatch;

import static org.ibasho.consultation.dispatch.DispatchRule.COUNSELLOR_MISSING;
import static org.ibasho.consultation.dispatch.DispatchRule.COUNSELLOR_NOT_LISTED;
import static org.ibasho.consultation.dispatch.DispatchRule.DISPATCH_NOT_FOUND;
import static org.ibasho.consultation.dispatch.DispatchRule.DISPATCH_WITHDRAWN;
import static org.ibasho.consultation.dispatch.DispatchRule.GATHERING_CONCLUDED;

import java.time.Instant;
import java.util.List;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.consultation.dispatch.DispatchCommand.Accept;
import org.ibasho.consultation.dispatch.DispatchCommand.AskAgain;
import org.ibasho.consultation.dispatch.DispatchCommand.Conclude;
import org.ibasho.consultation.dispatch.DispatchCommand.Decline;
import org.ibasho.consultation.dispatch.DispatchCommand.Remind;
import org.ibasho.consultation.dispatch.DispatchCommand.Request;
import org.ibasho.consultation.dispatch.DispatchCommand.Withdraw;
import org.ibasho.consultation.dispatch.DispatchState.Absent;
import org.ibasho.consultation.dispatch.DispatchState.Answered;
import org.ibasho.consultation.dispatch.DispatchState.Asked;
import org.ibasho.consultation.dispatch.DispatchState.Concluded;
import org.ibasho.consultation.dispatch.DispatchState.Requested;
import org.ibasho.consultation.dispatch.DispatchState.Withdrawn;
import org.jspecify.annotations.Nullable;

/**
 * Decides the commands of a dispatch: a pure function of command and state. Commands from scheduling's events are never
 * refused; those for a gathering without a request lead to no event.
 */
final class DispatchDecider {

    private DispatchDecider() {}

    static List<DispatchEvent> decide(DispatchCommand command, DispatchState state) {
        return switch (command) {
            case Request it -> request(it, state);
            case AskAgain it -> askAgain(it, state);
            case Remind it -> remind(it, state);
            case DispatchCommand.Relocate it -> relocate(it, state);
            case Withdraw it -> end(state, new DispatchEvent.Withdrawn(it.gatheringId()));
            case Conclude it -> end(state, new DispatchEvent.Concluded(it.gatheringId()));
            case Accept it -> accept(it, state);
            case Decline it -> answer(state, decline(it, expectedAt(state)));
        };
    }

    private static List<DispatchEvent> request(Request it, DispatchState state) {
        return state instanceof Absent
                ? List.of(new DispatchEvent.Requested(
                        it.gatheringId(),
                        it.programme(),
                        it.kind(),
                        it.startsAt(),
                        it.endsAt(),
                        it.venue(),
                        it.town(),
                        it.doors()))
                : List.of();
    }

    private static List<DispatchEvent> askAgain(AskAgain to, DispatchState state) {
        boolean moved = state instanceof Asked it
                && !(it.startsAt().equals(to.startsAt()) && it.endsAt().equals(to.endsAt()));
        return moved ? List.of(new DispatchEvent.AskedAgain(to.gatheringId(), to.startsAt(), to.endsAt())) : List.of();
    }

    /** A reminder after an answer or a move, or a repeated one, leads to no event. */
    private static List<DispatchEvent> remind(Remind it, DispatchState state) {
        boolean waits = state instanceof Requested asked && asked.startsAt().equals(it.startsAt()) && !asked.reminded();
        return waits ? List.of(new DispatchEvent.Reminded(it.gatheringId(), it.answerBy())) : List.of();
    }

    private static List<DispatchEvent> relocate(DispatchCommand.Relocate to, DispatchState state) {
        DispatchState.Place place = new DispatchState.Place(to.venue(), to.town(), to.doors());
        boolean elsewhere = state instanceof Asked it && !it.place().equals(place);
        return elsewhere
                ? List.of(new DispatchEvent.Relocated(to.gatheringId(), to.venue(), to.town(), to.doors()))
                : List.of();
    }

    private static List<DispatchEvent> end(DispatchState state, DispatchEvent ending) {
        return state instanceof Asked ? List.of(ending) : List.of();
    }

    private static List<DispatchEvent> accept(Accept it, DispatchState state) {
        Instant startsAt = expectedAt(state);
        String counsellorId = it.counsellorId();
        String counsellor = it.counsellor();
        if (counsellorId == null) {
            throw new Refusal(COUNSELLOR_MISSING);
        }
        if (counsellor == null) {
            throw new Refusal(COUNSELLOR_NOT_LISTED);
        }
        return answer(state, new DispatchEvent.Accepted(it.gatheringId(), startsAt, counsellorId, counsellor));
    }

    private static DispatchEvent decline(Decline it, Instant startsAt) {
        return new DispatchEvent.Declined(it.gatheringId(), startsAt, stripped(it.reason()));
    }

    /** The last answer counts; a repetition leads to no event. */
    private static List<DispatchEvent> answer(DispatchState state, DispatchEvent answer) {
        boolean known = state instanceof Answered earlier && earlier.answer().equals(answer);
        return known ? List.of() : List.of(answer);
    }

    private static Instant expectedAt(DispatchState state) {
        return switch (state) {
            case Absent _ -> throw new Refusal(DISPATCH_NOT_FOUND);
            case Asked it -> it.startsAt();
            case Withdrawn _ -> throw new Refusal(DISPATCH_WITHDRAWN);
            case Concluded _ -> throw new Refusal(GATHERING_CONCLUDED);
        };
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
