package org.ibasho.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.TrackingToken;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.eventstore.StorePosition;
import org.ibasho.chassis.eventstore.reader.ParkedStreams;
import org.ibasho.chassis.eventstore.reader.ReaderPositions;
import org.ibasho.chassis.eventstore.reader.StreamParking;
import org.ibasho.chassis.instance.Instance;
import org.ibasho.chassis.journal.OperatorJournal;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.scheduling.DispatchRemindedV1;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The history is published again while new events come. */
class RepublicationTest {

    private static final OffsetDateTime WHENEVER = OffsetDateTime.parse("2026-12-05T13:30:00+09:00");
    private static final Duration CLAIM = Duration.ofSeconds(2);
    private static final int SUBJECTS = 20;
    private static final int EACH = 3;
    private static final int HISTORY = SUBJECTS * EACH;
    private static final int PAGE = 10;

    private record Sent(String subject, long sequence) {}

    private final StoreDatabase database = new StoreDatabase();
    private final StoreDatabase.Events events = database.events();
    private final ReaderPositions positions = new ReaderPositions(database.jdbc(), CLAIM);
    private final ParkedStreams parked = new ParkedStreams(database.jdbc());
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<String> subjects =
            Stream.generate(() -> UUID.randomUUID().toString()).limit(SUBJECTS).toList();
    private final String grown = subjects.getLast();
    private final String fresh = UUID.randomUUID().toString();
    private final Republication republication = republication("one/1");
    private final List<OutboxRelayRunner> runners = new ArrayList<>();
    private final CompletableFuture<Void> acknowledgement = new CompletableFuture<>();
    private volatile int failsAt = Integer.MAX_VALUE;
    private volatile int hangsAt = Integer.MAX_VALUE;
    private volatile int newsAt = Integer.MAX_VALUE;
    private volatile String untranslatable = "";

    private Republication republication(String process) {
        return new Republication(
                database.jdbc(), database.transactions(), positions, process, new OperatorJournal(database.jdbc()));
    }

    private void start(Instance instance) {
        PendingSends pending = new PendingSends(this::send, () -> {}, () -> {}, Duration.ofMinutes(1));
        PublicationNumbers numbers = new PublicationNumbers(database.jdbc());
        OutboxRelay relay = new OutboxRelay(
                this::translate,
                numbers,
                new CloudEventWriter("scheduling", JsonMapper.builder().build()),
                pending,
                new TraceCarrier(Tracer.NOOP, Propagator.NOOP),
                new SimpleMeterRegistry());
        OutboxRelayRunner runner = new OutboxRelayRunner(
                events.store(),
                positions,
                instance,
                pending,
                relay::prepare,
                relay::publish,
                new StoredHistory(events::engine, republication(instance.process()), numbers, relay, PAGE),
                new StreamParking(OutboxRelay.NAME, Event.class, events.names(), parked),
                events::stream,
                database.transactions(),
                true);
        runners.add(runner);
        runner.start();
    }

    private List<ContractEvent> translate(Event event) {
        String stream = event.toString().replaceFirst(".*streamId=([-0-9a-f]+).*", "$1");
        String number = event.toString().replaceFirst(".*it is ([0-9]+).*", "$1");
        if (untranslatable.equals(stream + " " + number)) {
            throw new IllegalArgumentException("not a kind");
        }
        return List.of(new DispatchRemindedV1(stream, WHENEVER, WHENEVER));
    }

    private CompletableFuture<?> send(ProducerRecord<String, byte[]> message) {
        if (sent.size() == failsAt) {
            failsAt = Integer.MAX_VALUE;
            return CompletableFuture.failedFuture(new IllegalStateException("the broker is killed"));
        }
        String sequence = new String(message.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8);
        sent.add(new Sent(message.key(), Long.parseLong(sequence)));
        if (sent.size() == newsAt) {
            events.append(grown, EACH);
            events.append(fresh, 0);
            await().until(() -> index(events.engine().createHeadToken()) == HISTORY + 2);
        }
        return sent.size() == hangsAt ? acknowledgement : CompletableFuture.completedFuture(null);
    }

    private static long index(@Nullable TrackingToken token) {
        return ((StorePosition) Objects.requireNonNull(token)).index();
    }

    @BeforeEach
    void publish_everything_once() {
        start(new Instance("one", "one/1"));
        IntStream.range(0, EACH).forEach(n -> subjects.forEach(one -> events.append(one, n)));
        await().until(() -> index(positions.read(OutboxRelay.NAME)) == HISTORY);
        assertThat(sent).hasSize(HISTORY);
    }

    @AfterEach
    void close() {
        acknowledgement.complete(null);
        runners.forEach(OutboxRelayRunner::stop);
        events.close();
        database.close();
    }

    private void ask() {
        assertThat(republication.ask("ops")).isTrue();
    }

    private void awaitEnd() {
        await().atMost(Duration.ofSeconds(30)).until(() -> republication.open().isEmpty());
    }

    private List<Sent> again() {
        return List.copyOf(sent.subList(HISTORY, sent.size()));
    }

    /** Each number where it was sent for the first time. */
    private List<Long> sequencesAgain(String subject) {
        return again().stream()
                .filter(one -> one.subject().equals(subject))
                .map(Sent::sequence)
                .distinct()
                .toList();
    }

    @Test
    void a_new_event_waits_for_a_page_and_for_what_came_before_it_about_its_subject() {
        newsAt = HISTORY + PAGE / 2;
        ask();
        awaitEnd();
        assertThat(again().subList(PAGE, PAGE + EACH + 2))
                .containsExactly(
                        new Sent(grown, 1),
                        new Sent(grown, 2),
                        new Sent(grown, 3),
                        new Sent(grown, 4),
                        new Sent(fresh, 1));
        assertThat(sequencesAgain(grown)).containsExactly(1L, 2L, 3L, 4L);
        subjects.subList(0, SUBJECTS - 1)
                .forEach(one -> assertThat(sequencesAgain(one)).containsExactly(1L, 2L, 3L));
        assertThat(again()).hasSize(HISTORY + EACH + 2);
    }

    @Test
    void it_goes_on_where_it_was_after_a_failure() {
        failsAt = HISTORY + 25;
        ask();
        awaitEnd();
        assertThat(again()).hasSizeBetween(HISTORY, HISTORY + PAGE).containsAll(sent.subList(0, HISTORY));
    }

    @Test
    void another_instance_goes_on_where_a_killed_one_was_and_the_first_one_does_not_interfere() {
        hangsAt = HISTORY + 25;
        ask();
        await().until(() -> sent.size() == HISTORY + 3 * PAGE);
        start(new Instance("two", "two/1"));
        await().atMost(Duration.ofSeconds(30)).until(() -> sent.size() > HISTORY + 3 * PAGE);
        acknowledgement.complete(null);
        awaitEnd();
        events.append(fresh, 0);
        await().until(() -> sent.contains(new Sent(fresh, 1)));
        assertThat(again()).hasSize(HISTORY + PAGE + 1).containsAll(sent.subList(0, HISTORY));
        subjects.forEach(one -> assertThat(sequencesAgain(one)).containsExactly(1L, 2L, 3L));
    }

    @Test
    void a_new_event_does_not_overtake_one_that_cannot_be_translated_any_more() {
        newsAt = HISTORY + PAGE / 2;
        untranslatable = grown + " 1";
        ask();
        awaitEnd();
        assertThat(sequencesAgain(grown)).containsExactly(1L);
        assertThat(sequencesAgain(fresh)).containsExactly(1L);
        untranslatable = "";
        assertThat(parked.askRetry(OutboxRelay.NAME, grown)).isTrue();
        await().untilAsserted(() -> assertThat(sequencesAgain(grown)).containsExactly(1L, 2L, 3L, 4L));
    }
}
