package org.ibasho.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.eventstore.reader.ParkedStreams;
import org.ibasho.chassis.eventstore.reader.ReaderPositions;
import org.ibasho.chassis.eventstore.reader.StreamParking;
import org.ibasho.chassis.instance.Instance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The relay meets an event that this program does not know, or cannot translate. */
class ParkedStreamsInOutboxTest {

    private static final Instance INSTANCE = new Instance("one", "one");

    private final StoreDatabase database = new StoreDatabase();
    private final StoreDatabase.Events events = database.events();
    private final ReaderPositions positions = new ReaderPositions(database.jdbc());
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final String stopped = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();
    private volatile long untranslatable = Long.MAX_VALUE;
    private Optional<OutboxRelayRunner> relay = Optional.empty();

    private void start() {
        PendingSends pendingSends = new PendingSends(
                message -> {
                    sent.add(message.key());
                    return CompletableFuture.completedFuture(null);
                },
                () -> {},
                () -> {},
                Duration.ofSeconds(4));
        OutboxRelayRunner runner = new OutboxRelayRunner(
                events.store(),
                positions,
                INSTANCE,
                pendingSends,
                batch -> {},
                event -> send(pendingSends, (DomainEventMessage<?>) event),
                History.NONE,
                new StreamParking(OutboxRelay.NAME, Event.class, events.names(), new ParkedStreams(database.jdbc())),
                events::stream,
                database.transactions(),
                true);
        runner.start();
        relay = Optional.of(runner);
    }

    private void send(PendingSends pendingSends, DomainEventMessage<?> event) {
        if (event.getAggregateIdentifier().equals(stopped) && event.getSequenceNumber() == untranslatable) {
            throw new OutboxRelay.Untranslatable(new IllegalArgumentException("not a kind"));
        }
        String key = event.getAggregateIdentifier() + " " + event.getSequenceNumber();
        pendingSends.send(new ProducerRecord<>("topic", key, new byte[0]), () -> {});
    }

    @AfterEach
    void close() {
        stop();
        events.close();
        database.close();
    }

    private void stop() {
        relay.ifPresent(OutboxRelayRunner::stop);
        relay = Optional.empty();
    }

    private List<String> sentOf(String stream) {
        return sent.stream()
                .filter(key -> key.startsWith(stream))
                .map(key -> key.substring(stream.length() + 1))
                .toList();
    }

    private List<String> parked() {
        return database.jdbc()
                .sql("select concat_ws(' ', reader, sequence_number, event_type, reason, detail) from parked_stream")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private void awaitOther(String... numbers) {
        await().untilAsserted(() -> assertThat(sentOf(other)).containsExactly(numbers));
    }

    @Test
    void an_unknown_type_parks_its_stream_and_a_program_that_knows_it_sends_the_rest_in_order() {
        events.append(stopped, 0);
        events.append(stopped, 1);
        database.define("update event set event_type = 'test.renamed' where sequence_number = 1");
        events.append(stopped, 2);
        events.append(other, 0);
        start();
        awaitOther("0");
        assertThat(sentOf(stopped)).containsExactly("0");
        assertThat(parked()).containsExactly("outbox 1 test.renamed UNKNOWN_TYPE ");

        events.append(stopped, 3);
        events.append(other, 1);
        awaitOther("0", "1");
        assertThat(sentOf(stopped)).containsExactly("0");

        stop();
        database.define("update event set event_type = 'test.happened' where sequence_number = 1");
        start();
        await().untilAsserted(() -> assertThat(sentOf(stopped)).containsExactly("0", "1", "2", "3"));
        await().untilAsserted(() -> assertThat(parked()).isEmpty());
        events.append(stopped, 4);
        await().untilAsserted(() -> assertThat(sentOf(stopped)).containsExactly("0", "1", "2", "3", "4"));
    }

    @Test
    void what_cannot_be_translated_parks_its_stream_until_somebody_asks_for_another_attempt() {
        untranslatable = 1;
        events.append(stopped, 0);
        events.append(stopped, 1);
        events.append(stopped, 2);
        events.append(other, 0);
        start();
        awaitOther("0");
        await().untilAsserted(() ->
                assertThat(parked()).containsExactly("outbox 1 test.happened FAILED IllegalArgumentException"));
        assertThat(sentOf(stopped)).containsExactly("0");

        untranslatable = Long.MAX_VALUE;
        assertThat(new ParkedStreams(database.jdbc()).askRetry("outbox", stopped))
                .isTrue();
        await().untilAsserted(() -> assertThat(sentOf(stopped)).containsExactly("0", "1", "2"));
        await().untilAsserted(() -> assertThat(parked()).isEmpty());
    }
}
