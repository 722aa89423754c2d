package org.ibasho.chassis.projection;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.eventstore.reader.ParkedStreams;
import org.ibasho.chassis.eventstore.reader.ReaderHealth;
import org.ibasho.chassis.eventstore.reader.StreamEvents;
import org.ibasho.chassis.projection.build.BuildConnection;
import org.ibasho.chassis.projection.build.ReadModelDefinition;
import org.ibasho.chassis.projection.build.StoredEventPages;
import org.ibasho.chassis.projection.build.UnusedDefinitions;
import org.ibasho.chassis.readmodel.ReadModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps the read models that the service declares as beans. */
@Configuration(proxyBeanMethods = false)
class ProjectionConfiguration {

    @Bean
    static SearchPath readModelSearchPath() {
        return new SearchPath();
    }

    @Bean
    static ReadModels readModels() {
        return new ReadModels();
    }

    @Bean
    BuildConnection.Access readModelOwner(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String reader,
            @Value("${spring.flyway.user}") String username,
            @Value("${spring.flyway.password}") String password) {
        return new BuildConnection.Access(url, username, password, reader);
    }

    @Bean
    UnusedDefinitions unusedDefinitions(
            ObjectProvider<ReadModel<?, ?>> declared, @Value("${ibasho.read-models.keep-unused:1d}") Duration keep) {
        List<String> own = declared.stream()
                .map(readModel -> ReadModelDefinition.of(readModel.name()).id())
                .toList();
        return new UnusedDefinitions(own, keep);
    }

    @Bean
    ReadModelRunners runners(
            ObjectProvider<ReadModel<?, ?>> declared,
            EventStore events,
            EventStorageEngine engine,
            Serializer serializer,
            EventNames names,
            StreamEvents streams,
            ParkedStreams parked,
            ObjectProvider<EventUpcaster> upcasters,
            ReadModels readModels,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            BuildConnection.Access owner,
            UnusedDefinitions unused) {
        ReadModelParts.Surroundings surroundings = new ReadModelParts.Surroundings(
                events,
                names,
                streams,
                parked,
                new StoredEventPages(
                        engine,
                        (Jackson3Serializer) serializer,
                        names,
                        upcasters.stream().findAny().isEmpty(),
                        jdbc),
                readModels,
                jdbc,
                new TransactionTemplate(transactions),
                owner,
                unused);
        List<ReadModelRunner> all = declared.stream()
                .sorted(Comparator.comparing(ReadModel::name))
                .map(readModel -> new ReadModelRunner(ReadModelParts.of(readModel, surroundings)))
                .toList();
        all.forEach(runner -> readModels.ask(runner.name(), runner::shownVersion));
        return new ReadModelRunners(all);
    }

    @Bean
    ReadModelLifecycle readModelsHealthIndicator(ReadModelRunners runners, ReaderHealth health) {
        runners.all().forEach(runner -> health.watch(runner.thread()));
        return new ReadModelLifecycle(runners.all());
    }

    @Bean
    ReadModelMetrics readModelFigures(ReadModelRunners runners) {
        return new ReadModelMetrics(runners.all());
    }

    @Bean
    ReadModelCatalog readModelCatalog(ReadModelRunners runners) {
        return new ReadModelCatalog(runners.all());
    }

    /** All of them, in order of their names. */
    record ReadModelRunners(List<ReadModelRunner> all) {}
}
