package org.ibasho.scheduling.staffing.dispatch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the commands of the NPO's side of a dispatch: a pure function of command and state. */
final class DispatchDecider {

    private DispatchDecider() {}

    /**
     * At most one reminder for each start of a gathering, however often the command is sent.
     *
     * @param remindedFor the start that the last reminder was about; null before the first
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
