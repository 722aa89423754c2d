package org.ibasho.chassis.command;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.ibasho.chassis.decision.Command;
import org.ibasho.chassis.trace.TraceCarrier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/** Carries commands to their aggregates. */
public final class Commands {

    /**
     * The name of the field in an event's metadata that says whose command it came of: the login, as the realm calls it
     * ({@code sub}); absent where nobody was signed in.
     */
    public static final String BY = "by";

    /**
     * The name of the field in an event's metadata that says which reaction it came of; absent where somebody asked
     * for it.
     */
    public static final String REACTION = "reaction";

    static final String KEY = "idempotencyKey";
    static final String KEY_SCOPE = "idempotencyScope";
    static final String REQUEST = "request";
    static final String AGAIN = "again";
    private static final int ATTEMPTS = 5;
    private static final long STEP_BACK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final CommandGateway gateway;
    private final TraceCarrier traces;
    private final JsonMapper json;
    private final TransactionOperations transactions;

    Commands(CommandGateway gateway, TraceCarrier traces, JsonMapper json, TransactionOperations transactions) {
        this.gateway = gateway;
        this.traces = traces;
        this.json = json;
        this.transactions = transactions;
    }

    /**
     * Has a command decided, at most once per key. Outside a transaction that is one question to the database and one
     * statement; inside a transaction of Spring's, the command is a part of it.
     *
     * @param type the sealed type of the aggregate's commands, whose name the aggregate listens to
     * @param request what the client sent: the same key with another request is refused
     * @return the receipt, of the first time if this is not the first
     * @throws org.ibasho.chassis.decision.Refusal if a rule forbids it; nothing has changed then
     * @throws ConcurrencyException if others were faster again and again; inside a transaction at the first time, for
     *     then only the whole transaction can be tried again
     */
    public <C extends Command> Receipt send(Class<C> type, C command, IdempotencyKey key, Object request) {
        Map<String, String> metadata = traces.current();
        metadata.putAll(Origin.of(key));
        metadata.put(KEY, key.value());
        metadata.put(KEY_SCOPE, key.scope());
        metadata.put(REQUEST, json.writeValueAsString(request));
        for (int attempt = 1; ; attempt++) {
            try {
                return gateway.sendAndWait(
                        new GenericCommandMessage<>(new GenericMessage<>(command, metadata), type.getName()));
            } catch (ConcurrencyException somebodyWasFaster) {
                // decided on a state that has moved on, or carried out under this key before: nothing was stored, so
                // decide again
                if (attempt == ATTEMPTS || TransactionSynchronizationManager.isActualTransactionActive()) {
                    throw somebodyWasFaster;
                }
                metadata.put(AGAIN, "true");
            }
        }
    }

    /**
     * Carries out several commands, and what else the work writes to the database, in one transaction: all or nothing.
     * When another transaction wins a conflict, the work is done again as a whole. The commands come before anything
     * else that is written: an append has to be its transaction's first write.
     *
     * @throws ConcurrencyException if others were faster again and again; nothing has changed then
     */
    public <T extends @Nullable Object> T inOneTransaction(Supplier<T> work) {
        return inOneTransaction(work, TransientFailure::isConflict);
    }

    /**
     * The same, for work that meets conflicts of another kind as well.
     *
     * @param isConflict whether a failure means that another transaction was faster
     */
    public <T extends @Nullable Object> T inOneTransaction(Supplier<T> work, Predicate<RuntimeException> isConflict) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transactions.execute(status -> work.get());
            } catch (RuntimeException failure) {
                if (!isConflict.test(failure)) {
                    throw failure;
                }
                if (attempt == ATTEMPTS) {
                    throw TransientFailure.isConflict(failure) ? conflict(failure) : failure;
                }
                stepBack(attempt);
            }
        }
    }

    private static ConcurrencyException conflict(RuntimeException failure) {
        return failure instanceof ConcurrencyException conflict
                ? conflict
                : new ConcurrencyException("others were faster again and again", failure);
    }

    /** Two transactions that stood in one another's way do not meet again in the same step. */
    private static void stepBack(int attempt) {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(attempt * STEP_BACK_NANOS));
    }

    /** Whether a command failed because another one changed the same stream at the same moment. */
    public static boolean isConflict(RuntimeException failure) {
        return TransientFailure.isConflict(failure);
    }
}
