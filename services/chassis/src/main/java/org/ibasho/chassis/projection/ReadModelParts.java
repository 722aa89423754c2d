package org.ibasho.chassis.projection;

import java.util.function.BooleanSupplier;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.eventstore.reader.ParkedStreams;
import org.ibasho.chassis.eventstore.reader.StreamEvents;
import org.ibasho.chassis.eventstore.reader.StreamParking;
import org.ibasho.chassis.projection.build.BuildConnection;
import org.ibasho.chassis.projection.build.ReadModelBuild;
import org.ibasho.chassis.projection.build.ReadModelDefinition;
import org.ibasho.chassis.projection.build.ReadModelRow;
import org.ibasho.chassis.projection.build.StoredEventPages;
import org.ibasho.chassis.projection.build.StreamByStream;
import org.ibasho.chassis.projection.build.UnusedDefinitions;
import org.ibasho.chassis.readmodel.Projection;
import org.ibasho.chassis.readmodel.ReadModel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The parts that keep one read model up to date. */
record ReadModelParts(
        ReadModelDefinition definition,
        Projection<?, ?> projection,
        ReadModelRow row,
        StreamParking parking,
        Surroundings surroundings) {

    /** The parts that all read models of a service share. */
    record Surroundings(
            StreamableMessageSource<TrackedEventMessage<?>> events,
            EventNames names,
            StreamEvents streams,
            ParkedStreams parked,
            StoredEventPages history,
            ReadModels readModels,
            JdbcClient jdbc,
            TransactionOperations transactions,
            BuildConnection.Access access,
            UnusedDefinitions unused) {}

    static ReadModelParts of(ReadModel<?, ?> readModel, Surroundings surroundings) {
        ReadModelDefinition definition = ReadModelDefinition.of(readModel.name());
        return new ReadModelParts(
                definition,
                new Projection<>(readModel),
                new ReadModelRow(definition),
                new StreamParking(definition.id(), readModel.events(), surroundings.names(), surroundings.parked()),
                surroundings);
    }

    JdbcClient jdbc() {
        return surroundings.jdbc();
    }

    @Nullable
    BuildConnection openBuildConnection() {
        return BuildConnection.open(definition, surroundings.access());
    }

    ReadModelBuild build(BooleanSupplier stopping) {
        return new ReadModelBuild(
                definition,
                projection,
                row,
                surroundings.names(),
                surroundings.history(),
                surroundings.jdbc(),
                surroundings.transactions(),
                stopping);
    }

    LiveReader reader() {
        return new LiveReader(
                definition,
                projection,
                row,
                parking,
                new StreamByStream(definition.id(), projection, surroundings.names()),
                surroundings.streams(),
                surroundings.events(),
                surroundings.readModels(),
                surroundings.jdbc(),
                surroundings.transactions());
    }
}
