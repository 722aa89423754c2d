package org.ibasho.consultation.dispatch.reaction;

import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.consultation.dispatch.DispatchCommand;
import org.ibasho.contracts.scheduling.DispatchRemindedV1;
import org.springframework.stereotype.Component;

/** An answer is overdue. If there is one meanwhile, the reminder is ignored. */
@Component
class WhenNpoRemindedThenNoteIt implements Subscriber<DispatchRemindedV1> {

    private final Commands commands;

    WhenNpoRemindedThenNoteIt(Commands commands) {
        this.commands = commands;
    }

    @Override
    public Class<DispatchRemindedV1> type() {
        return DispatchRemindedV1.class;
    }

    @Override
    public void receive(DispatchRemindedV1 reminder, String eventId) {
        DispatchCommand command = new DispatchCommand.Remind(
                reminder.gatheringId(),
                reminder.startsAt().toInstant(),
                reminder.answerBy().toInstant());
        commands.send(DispatchCommand.class, command, IdempotencyKey.ofReaction("note-reminder", eventId), reminder);
    }
}
