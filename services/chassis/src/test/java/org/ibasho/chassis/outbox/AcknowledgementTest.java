package org.ibasho.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.eventstore.reader.ParkedStreams;
import org.ibasho.chassis.eventstore.reader.ReaderPositions;
import org.ibasho.chassis.eventstore.reader.StreamParking;
import org.ibasho.chassis.instance.Instance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;

/** When the relay's position moves: with a broker that can be unplugged, and a database that can fail. */
class AcknowledgementTest {

    private static final Instance INSTANCE = new Instance("one", "one");

    private final StoreDatabase database = new StoreDatabase();
    private final StoreDatabase.Events events = database.events();
    private final ReaderPositions positions = new ReaderPositions(database.jdbc());
    private final String stream = UUID.randomUUID().toString();
    private final Broker broker = new Broker();
    private final AtomicInteger claims = new AtomicInteger();
    private PendingSends pendingSends = pendingSends();
    private Optional<OutboxRelayRunner> relay = Optional.empty();

    private PendingSends pendingSends() {
        return new PendingSends(broker::send, broker::renew, claims::incrementAndGet, Duration.ofSeconds(4));
    }

    private void start(UnaryOperator<PendingSends> awaited) {
        pendingSends = pendingSends();
        OutboxRelayRunner runner = new OutboxRelayRunner(
                events.store(),
                positions,
                INSTANCE,
                awaited.apply(pendingSends),
                batch -> {},
                this::send,
                History.NONE,
                new StreamParking(OutboxRelay.NAME, Event.class, events.names(), new ParkedStreams(database.jdbc())),
                events::stream,
                database.transactions(),
                true);
        runner.start();
        relay = Optional.of(runner);
    }

    /** As the configuration builds it. */
    private void start() {
        start(UnaryOperator.identity());
    }

    /** Hands each event's number over. */
    private void send(TrackedEventMessage<?> event) {
        String number = Long.toString(((DomainEventMessage<?>) event).getSequenceNumber());
        pendingSends.send(new ProducerRecord<>("topic", number, new byte[0]), () -> {});
    }

    @AfterEach
    void close() {
        stop();
        events.close();
        database.close();
    }

    private void stop() {
        pendingSends.close();
        relay.ifPresent(OutboxRelayRunner::stop);
        relay = Optional.empty();
    }

    private void happens(int from, int to) {
        IntStream.range(from, to).forEach(number -> events.append(stream, number));
    }

    /** The number of the last event that the relay is done with. */
    private long at() {
        return database.jdbc().sql("""
            select coalesce(max(sequence_number), -1) from event
            where (transaction_id, position)
                <= (select transaction_id, position from reader_position where reader = 'outbox')
            """).query(Long.class).single();
    }

    private boolean isClaimed() {
        return database.jdbc()
                .sql("select exists (select from reader_position where claimed_by = 'one')")
                .query(Boolean.class)
                .single();
    }

    private static List<String> numbers(int to) {
        return IntStream.range(0, to).mapToObj(Integer::toString).toList();
    }

    @Test
    void the_position_waits_while_the_broker_is_away_and_moves_on_when_it_is_back() {
        start();
        happens(0, 3);
        await().untilAsserted(() -> assertThat(at()).isEqualTo(2));
        broker.away = true;
        happens(3, 6);
        await().until(() -> claims.get() > 0);
        assertThat(at()).isEqualTo(2);

        broker.comesBack();
        await().untilAsserted(() -> assertThat(at()).isEqualTo(5));
        assertThat(broker.stored).isEqualTo(numbers(6));
    }

    @Test
    void a_relay_that_is_stopped_while_the_broker_is_away_sends_again_when_it_starts() {
        start();
        broker.away = true;
        happens(0, 3);
        await().until(() -> !broker.waiting.isEmpty());
        stop();
        broker.losesWhatWaits();
        start();
        await().untilAsserted(() -> assertThat(broker.stored).isEqualTo(numbers(3)));
    }

    /** Shows that the tests above can fail. */
    @Test
    void sabotaged_so_that_the_position_does_not_wait_the_relay_loses_what_the_broker_lost() {
        start(awaited -> pendingSends());
        broker.away = true;
        happens(0, 3);
        await().untilAsserted(() -> assertThat(at()).isEqualTo(2));
        stop();
        broker.losesWhatWaits();
        start(awaited -> pendingSends());
        happens(3, 4);
        await().until(() -> !broker.stored.isEmpty());
        assertThat(broker.stored).containsExactly("3");
    }

    @Test
    void what_was_sent_before_the_position_could_be_stored_is_sent_again_the_same() {
        start();
        await().until(this::isClaimed);
        database.define("alter table reader_position rename to reader_position_away");
        happens(0, 3);
        await().until(() -> !broker.stored.isEmpty());
        database.define("alter table reader_position_away rename to reader_position");
        await().untilAsserted(() -> assertThat(at()).isEqualTo(2));
        assertThat(broker.stored.size()).isGreaterThan(3);
        assertThat(broker.stored.stream().distinct().toList()).isEqualTo(numbers(3));
    }

    @Test
    void a_producer_without_room_is_asked_again_and_nothing_overtakes() {
        broker.refusals.set(3);
        start();
        happens(0, 5);
        await().untilAsserted(() -> assertThat(at()).isEqualTo(4));
        assertThat(broker.stored).isEqualTo(numbers(5));
    }

    /** As one does that was not let in when it asked for its id. */
    @Test
    void a_producer_that_was_refused_is_replaced_for_it_may_never_send_again() {
        broker.shut.set(true);
        start();
        happens(0, 3);
        await().untilAsserted(() -> assertThat(at()).isEqualTo(2));
        assertThat(broker.stored).isEqualTo(numbers(3));
    }

    @Test
    void a_producer_that_says_nothing_for_long_is_replaced_and_what_it_had_is_sent_again_in_order() {
        broker.stuck.set(true);
        start();
        happens(0, 3);
        await().untilAsserted(() -> assertThat(at()).isEqualTo(2));
        assertThat(broker.stored).isEqualTo(numbers(3));
    }

    private static final class Broker {

        private final List<String> stored = new CopyOnWriteArrayList<>();
        private final List<String> waiting = new ArrayList<>();
        private final List<CompletableFuture<?>> unacknowledged = new ArrayList<>();
        private final AtomicInteger refusals = new AtomicInteger();
        private final AtomicBoolean shut = new AtomicBoolean();
        private final AtomicBoolean stuck = new AtomicBoolean();
        private volatile boolean away;

        private void renew() {
            shut.set(false);
            stuck.set(false);
        }

        private synchronized CompletableFuture<?> send(ProducerRecord<String, byte[]> message) {
            if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new KafkaException("Send failed", new org.apache.kafka.common.errors.TimeoutException("no room"));
            }
            if (shut.get()) {
                throw new KafkaException("Send failed", new SaslAuthenticationException("nobody of that name"));
            }
            CompletableFuture<Void> acknowledged = new CompletableFuture<>();
            if (stuck.get()) {
                return acknowledged;
            }
            if (away) {
                waiting.add(message.key());
                unacknowledged.add(acknowledged);
            } else {
                stored.add(message.key());
                acknowledged.complete(null);
            }
            return acknowledged;
        }

        private synchronized void comesBack() {
            away = false;
            stored.addAll(waiting);
            waiting.clear();
            unacknowledged.forEach(one -> one.complete(null));
        }

        private synchronized void losesWhatWaits() {
            away = false;
            waiting.clear();
        }
    }
}
