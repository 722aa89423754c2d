package org.ibasho.chassis.projection;

import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What it takes to keep one read model. */
record ReadModelParts(Definition definition, Projection<?, ?> projection, Ledger ledger, Surroundings surroundings) {

    /** What all read models of a service share. */
    record Surroundings(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            History history,
            ReadModels readModels,
            JdbcClient jdbc,
            TransactionOperations transactions,
            Workshop.Access access) {}

    static ReadModelParts of(ReadModel<?, ?> readModel, Surroundings surroundings) {
        return new ReadModelParts(
                Definition.of(readModel.name()),
                new Projection<>(readModel),
                new Ledger(readModel.name()),
                surroundings);
    }

    JdbcClient jdbc() {
        return surroundings.jdbc();
    }

    @Nullable
    Workshop enterWorkshop() {
        return Workshop.enter(definition, surroundings.access());
    }

    Construction construction(BooleanSupplier stopping) {
        return new Construction(
                definition,
                projection,
                ledger,
                surroundings.history(),
                surroundings.jdbc(),
                surroundings.transactions(),
                stopping);
    }

    LiveReader reader() {
        return new LiveReader(
                definition,
                projection,
                ledger,
                surroundings.events(),
                surroundings.readModels(),
                surroundings.jdbc(),
                surroundings.transactions());
    }
}
