package org.ibasho.benchmarks.history;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.ibasho.benchmarks.measure.Contestant;
import org.ibasho.benchmarks.measure.Goal;
import org.ibasho.benchmarks.measure.Group;
import org.ibasho.benchmarks.measure.Metric;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.measure.Ratio;
import org.ibasho.benchmarks.measure.Sample;
import org.ibasho.benchmarks.run.Benchmark;
import org.ibasho.benchmarks.run.BenchmarkContext;
import org.ibasho.benchmarks.sample.EventRow;
import org.ibasho.benchmarks.sample.EventTableFiller;
import org.ibasho.benchmarks.sample.RunningService;
import org.ibasho.benchmarks.servers.Kafka;
import org.ibasho.benchmarks.servers.Postgres;
import org.ibasho.sample.integration.TallyTranslator;
import org.ibasho.testing.servers.postgres.PostgresAccess.Database;

/** Publishing the history again into Kafka, and what new events notice of it. */
public final class HistoryBenchmark implements Benchmark {

    private static final String DATABASE = "history";
    private static final String TOPIC = "ibasho.scheduling.gathering.v1";
    private static final long USUAL = 200_000;
    private static final int CONNECTIONS = 10;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double GOAL_PER_SECOND = 30_000;
    private static final String PLAIN = "a producer that has the messages";
    private static final String AS_NEW = "our relay, set back";
    private static final String OURS = "our republication";
    private static final String QUIET = "while nothing is published again";
    private static final String BUSY = "while the history is";

    /** A way to publish everything. */
    @FunctionalInterface
    private interface Publisher {
        void publish() throws Exception;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Outcome run(BenchmarkContext context) throws Exception {
        try (Postgres postgres = Postgres.start(context.data());
                Kafka kafka = Kafka.start(context.data())) {
            Database database = postgres.database(DATABASE);
            fill(context, postgres, database);
            try (RunningService service = RunningService.start(
                            database, CONNECTIONS, kafka.settings("scheduling"), TallyTranslator.class);
                    PublishedMessages published = new PublishedMessages(kafka.settings("reporting"), TOPIC)) {
                return measure(context, service, published);
            }
        }
    }

    /** Uses a service without the relay, because the one that has it would publish at once. */
    private static void fill(BenchmarkContext context, Postgres postgres, Database database) throws Exception {
        try (RunningService service = RunningService.start(database, 1, Map.of())) {
            new EventTableFiller(
                            postgres,
                            EventRow.storedBy(service, postgres, DATABASE),
                            done -> context.progress().accept(String.format(Locale.ROOT, "filled: %,d", done)))
                    .ours(DATABASE, context.options().events().orElse(USUAL));
        }
    }

    private Outcome measure(BenchmarkContext context, RunningService service, PublishedMessages published)
            throws Exception {
        Relay relay = new Relay(service);
        relay.awaitRest();
        long events = published.count();
        List<ProducerRecord<String, byte[]>> messages = published.first(events);
        Group speed = context.rounds()
                .measure(
                        String.format(Locale.ROOT, "%,d events", events),
                        List.of(
                                contestant(PLAIN, published, events, () -> relay.send(messages)),
                                contestant(AS_NEW, published, events, relay::publishAsNew),
                                contestant(OURS, published, events, relay::publishAgain)));
        NewEvents newEvents = new NewEvents(service, relay);
        long duration = context.options().duration().toNanos();
        Group waits = context.rounds()
                .measure(
                        "a new event, until it is published",
                        List.of(
                                new Contestant(QUIET, () -> {
                                    long end = System.nanoTime() + duration;
                                    return newEvents.during(() -> System.nanoTime() < end);
                                }),
                                new Contestant(BUSY, () -> {
                                    relay.ask();
                                    return newEvents.during(relay::isAsked);
                                })));
        return new Outcome(
                name(),
                "%d rounds after a warm-up round".formatted(context.options().rounds()),
                List.of(speed, waits),
                Stream.of(
                                speed.ratio(OURS, PLAIN, Metric.PER_SECOND, new Goal.None()),
                                speed.ratio(OURS, AS_NEW, Metric.PER_SECOND, new Goal.None()),
                                Optional.of(new Ratio(
                                        "our republication, events/s",
                                        speed.of(OURS).orElseThrow().median(Metric.PER_SECOND),
                                        new Goal.AtLeast(GOAL_PER_SECOND))))
                        .flatMap(Optional::stream)
                        .toList(),
                List.of());
    }

    private static Contestant contestant(String name, PublishedMessages published, long events, Publisher publisher) {
        return new Contestant(name, () -> {
            long before = published.count();
            long begun = System.nanoTime();
            publisher.publish();
            long elapsed = System.nanoTime() - begun;
            long more = published.count() - before;
            if (more != events) {
                throw new IllegalStateException("%s published %d of %d events".formatted(name, more, events));
            }
            return Sample.of(Metric.PER_SECOND, events * NANOS_PER_SECOND / elapsed);
        });
    }
}
