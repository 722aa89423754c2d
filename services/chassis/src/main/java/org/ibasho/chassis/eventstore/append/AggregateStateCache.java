package org.ibasho.chassis.eventstore.append;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Caches the last state of each aggregate, so that a command need not read its stream again. A cached state may be out
 * of date, because another instance may have appended. Therefore a decision on one counts only after the store has
 * accepted its events behind the event that the cached state ends with. Any other outcome, a refusal above all, is
 * decided again on what is stored.
 *
 * <p>Inside a transaction of the caller the cache is neither read nor filled, because the transaction may roll back.
 */
public final class AggregateStateCache implements Cache {

    private static final int MOST = 1_000;
    private static final String USED = AggregateStateCache.class.getName();
    private static final String BYPASSED = USED + ".forbidden";

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> states =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** Makes a unit of work decide on what is stored. */
    public static void bypass(UnitOfWork<?> work) {
        work.root().resources().put(BYPASSED, true);
    }

    /**
     * Whether a unit of work decided on a cached state and the store has not confirmed that by accepting its events.
     */
    public static boolean isUnconfirmedIn(UnitOfWork<?> work) {
        return wasUsedBy(work) && !EventAppender.wasDoneBy(work);
    }

    private static boolean wasUsedBy(UnitOfWork<?> work) {
        return work.root().resources().containsKey(USED);
    }

    static boolean wasUsed() {
        return CurrentUnitOfWork.map(AggregateStateCache::wasUsedBy).orElse(false);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon declares it
    public <K, V> @Nullable V get(K stream) {
        if (TransactionSynchronizationManager.isActualTransactionActive() || !CurrentUnitOfWork.isStarted()) {
            return null;
        }
        Map<String, Object> resources = CurrentUnitOfWork.get().root().resources();
        Object state = resources.containsKey(BYPASSED) ? null : states.getIfPresent(stream);
        if (state != null) {
            resources.put(USED, true);
        }
        return (V) state;
    }

    /**
     * @param stream null if the aggregate does not exist: a repeated command that would create it again is answered
     *     with its receipt and stores nothing, and Axon offers the empty aggregate all the same
     */
    @Override
    public void put(@Nullable Object stream, Object state) {
        if (stream == null) {
            return;
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            states.invalidate(stream);
        } else {
            states.put(stream, state);
        }
    }

    @Override
    public boolean remove(@Nullable Object stream) {
        return stream != null && states.asMap().remove(stream) != null;
    }

    @Override
    public void removeAll() {
        states.invalidateAll();
    }

    @Override
    public boolean containsKey(Object stream) {
        return states.getIfPresent(stream) != null;
    }

    @Override
    public boolean putIfAbsent(Object stream, Object state) {
        throw new UnsupportedOperationException("repositories do not ask for it");
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as Axon declares it
    public <T> T computeIfAbsent(Object stream, Supplier<T> state) {
        throw new UnsupportedOperationException("repositories do not ask for it");
    }

    @Override
    public <V> void computeIfPresent(Object stream, UnaryOperator<V> update) {
        throw new UnsupportedOperationException("repositories do not ask for it");
    }

    @Override
    public Registration registerCacheEntryListener(EntryListener listener) {
        throw new UnsupportedOperationException("repositories do not ask for it");
    }
}
