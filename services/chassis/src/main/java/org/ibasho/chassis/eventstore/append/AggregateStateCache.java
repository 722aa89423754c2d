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
 * The states that streams were last seen in, so that a command need not read its stream again. A memory may be wrong, for
 * another instance may have gone on; so what is decided on one only counts once the store has taken its events at that very
 * place, behind the event that the memory ends with. Everything else, a refusal above all, is decided again on what is stored.
 *
 * <p>Inside a transaction of the caller nothing is remembered, for it may yet be undone, and memory is not asked.
 */
public final class AggregateStateCache implements Cache {

    private static final int MOST = 1_000;
    private static final String USED = AggregateStateCache.class.getName();
    private static final String FORBIDDEN = USED + ".forbidden";

    private final com.github.benmanes.caffeine.cache.Cache<Object, Object> states =
            Caffeine.newBuilder().maximumSize(MOST).build();

    /** Has a unit of work decide on what is stored. */
    public static void forbid(UnitOfWork<?> work) {
        work.root().resources().put(FORBIDDEN, true);
    }

    /** Whether a unit of work decided on a memory and has not had the store confirm it by taking events. */
    public static boolean leaveDoubtIn(UnitOfWork<?> work) {
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
        Object state = resources.containsKey(FORBIDDEN) ? null : states.getIfPresent(stream);
        if (state != null) {
            resources.put(USED, true);
        }
        return (V) state;
    }

    @Override
    public void put(Object stream, Object state) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            states.invalidate(stream);
        } else {
            states.put(stream, state);
        }
    }

    @Override
    public boolean remove(Object stream) {
        return states.asMap().remove(stream) != null;
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
