package org.ibasho.benchmarks.append;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.WeakReferenceCache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.ibasho.benchmarks.measure.ClosedLoop;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.sample.EventRow;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.sample.StreamRotation;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.sample.tally.TallyCommand;
import org.ibasho.sample.tally.TallyConfiguration;
import tools.jackson.databind.json.JsonMapper;

/**
 * The peer of our whole command path: the same aggregate and commands on Axon's own command bus, embedded event store
 * and JDBC engine, with its aggregate cache. Events and receipt are stored in one transaction of Spring's.
 */
final class AxonCommandPath implements Appender {

    static final String NAME = "Axon's whole command path";

    private final AxonTable table;
    private final Configuration axon;
    private final CommandGateway gateway;
    private final Map<String, String> metadata;
    private final JsonMapper json;

    AxonCommandPath(AxonTable table, RunningService service, EventRow row) {
        this.table = table;
        this.metadata = row.metadata();
        this.json = service.bean(JsonMapper.class);
        this.axon = start(table, service, List.copyOf(metadata.keySet()));
        this.axon.commandBus().registerHandlerInterceptor(AxonReceipts.in(table));
        this.gateway = axon.commandGateway();
    }

    /** @param kept the metadata of a command that its events carry as well */
    private static Configuration start(AxonTable table, RunningService service, List<String> kept) {
        return DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(_ -> service.serializer())
                .configureTransactionManager(_ -> table.transactions())
                .configureEmbeddedEventStore(_ -> table.engine())
                .configureCorrelationDataProviders(
                        _ -> List.of(new SimpleCorrelationDataProvider(kept.toArray(String[]::new))))
                .registerComponent(CommandTargetResolver.class, _ -> service.bean(CommandTargetResolver.class))
                .configureAggregate(cached(TallyConfiguration.aggregate()))
                .start();
    }

    /** With Axon's own cache of aggregates: otherwise each command would read its stream. */
    private static <A> AggregateConfigurer<A> cached(Class<A> aggregate) {
        return AggregateConfigurer.defaultConfiguration(aggregate).configureCache(_ -> new WeakReferenceCache());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Sample append(ClosedLoop load) throws Exception {
        table.empty(AxonTable.TABLE, AxonReceipts.TABLE);
        return load.run(Sends::new);
    }

    /** Sends a command as {@code Commands} does: with its key, and the request as text. */
    void send(TallyCommand.Announce announce, IdempotencyKey key) {
        Map<String, String> carried = new HashMap<>(metadata);
        carried.put(AxonReceipts.KEY, key.scope() + '\n' + key.value());
        carried.put(AxonReceipts.REQUEST, json.writeValueAsString(announce));
        gateway.sendAndWait(
                new GenericCommandMessage<>(new GenericMessage<>(announce, carried), TallyCommand.class.getName()));
    }

    @Override
    public void close() {
        axon.shutdown();
    }

    private final class Sends implements ClosedLoop.Writer {

        private final StreamRotation streams = new StreamRotation();

        @Override
        public void write() {
            send(TallyCommand.Announce.of(streams.next().stream().toString()), RunningService.newKey());
        }
    }
}
