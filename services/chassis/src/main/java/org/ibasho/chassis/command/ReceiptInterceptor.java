package org.ibasho.chassis.command;

import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.eventstore.append.CompanionRow;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Answers a repeated command with its receipt. Most commands come for the first time, so they are decided without a
 * lookup: a repeated one either conflicts with the row of its receipt, and is then decided again, or is refused
 * because its effect is there. Only then, and inside a transaction that a failed statement would end, is the receipt
 * looked up.
 */
final class ReceiptInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final CommandReceipts receipts;

    ReceiptInterceptor(CommandReceipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        CommandMessage<?> command = work.getMessage();
        IdempotencyKey key = new IdempotencyKey(text(command, Commands.KEY_SCOPE), text(command, Commands.KEY));
        if (key.isNone()) {
            return chain.proceed();
        }
        String request = text(command, Commands.REQUEST);
        if (command.getMetaData().containsKey(Commands.AGAIN)
                || TransactionSynchronizationManager.isActualTransactionActive()) {
            Optional<Receipt> earlier = receipts.find(key, request);
            if (earlier.isPresent()) {
                return earlier.get();
            }
        }
        return decide(work, chain, key, request);
    }

    private Receipt decide(
            UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain, IdempotencyKey key, String request)
            throws Exception {
        try {
            Receipt receipt = (Receipt) chain.proceed();
            receipts.row(key, request, receipt).joinTo(work);
            work.onPrepareCommit(ending -> CompanionRow.takeFrom(ending).ifPresent(this::storeAlone));
            return receipt;
        } catch (Refusal refusal) {
            return receipts.find(key, request).orElseThrow(() -> refusal);
        }
    }

    private void storeAlone(CompanionRow row) {
        try {
            receipts.store(row);
        } catch (DataAccessException failure) {
            if (failure instanceof DuplicateKeyException || TransientFailure.isConflict(failure)) {
                throw new ConcurrencyException("the same command is being carried out", failure);
            }
            throw failure;
        }
    }

    private static String text(CommandMessage<?> command, String name) {
        return Objects.requireNonNull((String) command.getMetaData().get(name), name);
    }
}
