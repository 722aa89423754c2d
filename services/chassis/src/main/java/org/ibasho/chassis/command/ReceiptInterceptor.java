package org.ibasho.chassis.command;

import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** Answers a command that was carried out before with its receipt; otherwise has it decided and keeps the receipt. */
final class ReceiptInterceptor implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final CommandReceipts receipts;

    ReceiptInterceptor(CommandReceipts receipts) {
        this.receipts = receipts;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        CommandMessage<?> command = work.getMessage();
        IdempotencyKey key = new IdempotencyKey(text(command, Commands.KEY_SCOPE), text(command, Commands.KEY));
        Optional<Receipt> earlier = receipts.take(key, text(command, Commands.REQUEST));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Receipt receipt = (Receipt) chain.proceed();
        receipts.keep(key, receipt);
        return receipt;
    }

    private static String text(CommandMessage<?> command, String name) {
        return Objects.requireNonNull((String) command.getMetaData().get(name), name);
    }
}
