package org.ibasho.chassis.command;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.ibasho.chassis.decision.Command;

/** Finds a command's aggregate by what the command itself says, so that commands need no annotation. */
final class StreamTarget implements CommandTargetResolver {

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> message) {
        if (message.getPayload() instanceof Command command) {
            return new VersionedAggregateIdentifier((Object) command.streamId(), null);
        }
        throw new IllegalArgumentException("not a command of ours: " + message.getCommandName());
    }
}
