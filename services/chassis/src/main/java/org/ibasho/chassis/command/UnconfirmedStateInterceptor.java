package org.ibasho.chassis.command;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.eventstore.append.AggregateStateCache;

/**
 * Lets a decision on a remembered state count only if the store has confirmed it by taking its events. A refusal, or a
 * decision that nothing is to be done, is made again on what is stored.
 */
final class UnconfirmedStateInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        if (work.getMessage().getMetaData().containsKey(Commands.AGAIN)) {
            AggregateStateCache.forbid(work);
        }
        Object result;
        try {
            result = chain.proceed();
        } catch (Refusal refusal) {
            insist(work);
            throw refusal;
        }
        work.onPrepareCommit(UnconfirmedStateInterceptor::insist);
        return result;
    }

    private static void insist(UnitOfWork<?> work) {
        if (AggregateStateCache.leaveDoubtIn(work)) {
            throw new ConcurrencyException("decided on a memory that the store has not confirmed");
        }
    }
}
