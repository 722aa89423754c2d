package org.ibasho.chassis.eventstore;

import java.util.List;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Axon's event store over our engine: a stream is loaded with one question, and a commit wakes the readers. */
final class PostgresEventStore extends AbstractEventStore {

    private final PostgresEventStorageEngine engine;
    private final ReadableHorizon horizon;

    PostgresEventStore(
            PostgresEventStorageEngine engine,
            ReadableHorizon horizon,
            MessageMonitor<? super EventMessage<?>> monitor) {
        super(new Builder().storageEngine(engine).messageMonitor(monitor));
        this.engine = engine;
        this.horizon = horizon;
    }

    @Override
    public DomainEventStream readEvents(String streamId) {
        DomainEventStream stored = engine.readState(streamId);
        // events of this very unit of work, which are stored when it ends
        return CurrentUnitOfWork.isStarted()
                ? DomainEventStream.concat(stored, DomainEventStream.of(stagedDomainEventMessages(streamId)))
                : stored;
    }

    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken after) {
        return new StoreStream(engine, horizon, after == null ? null : WrappedToken.unwrapLowerBound(after));
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    horizon.appended();
                }
            });
        } else {
            horizon.appended();
        }
    }

    private static final class Builder extends AbstractEventStore.Builder {

        @Override
        public Builder storageEngine(EventStorageEngine engine) {
            super.storageEngine(engine);
            return this;
        }
    }
}
