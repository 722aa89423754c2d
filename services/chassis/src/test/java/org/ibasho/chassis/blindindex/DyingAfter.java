package org.ibasho.chassis.blindindex;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** The transactions of a process that dies after some of them. */
final class DyingAfter implements TransactionOperations {

    private final AtomicInteger left;
    private final TransactionOperations usual;

    DyingAfter(int transactions, TransactionOperations usual) {
        this.left = new AtomicInteger(transactions);
        this.usual = usual;
    }

    static final class Died extends RuntimeException {}

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        if (left.getAndDecrement() == 0) {
            throw new Died();
        }
        return usual.execute(action);
    }
}
