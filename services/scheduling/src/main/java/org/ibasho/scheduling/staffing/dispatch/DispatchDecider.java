package org.ibasho.scheduling.staffing.dispatch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may happen on the NPO's side of a dispatch: a pure function of the command and what happened. */
final class DispatchDecider {

    private DispatchDecider() {}

    /**
     * Once for each time that a gathering was moved to, however often somebody asks: colleagues are not pestered.
     *
     * @param remindedFor the start that the last reminder was for; null before the first
     */
    static List<DispatchEvent> decide(DispatchCommand command, @Nullable Instant remindedFor) {
        return switch (command) {
            case DispatchCommand.Remind it ->
                it.startsAt().equals(remindedFor)
                        ? List.of()
                        : List.of(new DispatchEvent.Reminded(
                                it.dispatchId(), it.gatheringId(), it.startsAt(), it.answerBy()));
        };
    }
}
