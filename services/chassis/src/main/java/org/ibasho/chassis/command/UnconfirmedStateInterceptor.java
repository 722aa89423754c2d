package org.ibasho.chassis.command;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.eventstore.append.AggregateStateCache;

/**
 * Accepts a decision on a cached state only if the store has confirmed that state by accepting the events. A refusal,
 * or a decision that changes nothing, is made again on what is stored.
 */
final class UnconfirmedStateInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        if (work.getMessage().getMetaData().containsKey(Commands.AGAIN)) {
            AggregateStateCache.bypass(work);
        }
        Object result;
        try {
            result = chain.proceed();
        } catch (Refusal refusal) {
            refuseUnconfirmed(work);
            throw refusal;
        }
        work.onPrepareCommit(UnconfirmedStateInterceptor::refuseUnconfirmed);
        return result;
    }

    private static void refuseUnconfirmed(UnitOfWork<?> work) {
        if (AggregateStateCache.isUnconfirmedIn(work)) {
            throw new ConcurrencyException("decided on a memory that the store has not confirmed");
        }
    }
}
