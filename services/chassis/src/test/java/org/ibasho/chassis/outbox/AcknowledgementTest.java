package org.ibasho.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.KafkaException;
import org.springframework.transaction.support.TransactionOperations;

/** When the token moves: with a broker that can be unplugged, and a token store that can fail. */
class AcknowledgementTest {

    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final Broker broker = new Broker();
    private final FailingTokens tokens = new FailingTokens();
    private final AtomicInteger claims = new AtomicInteger();
    private PendingSends pendingSends =
            new PendingSends(broker::send, broker::renew, claims::incrementAndGet, Duration.ofSeconds(4));
    private Optional<TrackingEventProcessor> relay = Optional.empty();

    private void start(BinaryOperator<TokenStore> choice) {
        pendingSends = new PendingSends(broker::send, broker::renew, claims::incrementAndGet, Duration.ofSeconds(4));
        TrackingEventProcessor processor = TrackingEventProcessor.builder()
                .name(OutboxRelay.NAME)
                .messageSource(events)
                .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                        .eventHandlers(new Told())
                        .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                        .build())
                .errorHandler(PropagatingErrorHandler.instance())
                .tokenStore(choice.apply(
                        tokens,
                        new AcknowledgedTokens(
                                tokens, TransactionOperations.withoutTransaction(), pendingSends, () -> {})))
                .transactionManager(NoTransactionManager.instance())
                .trackingEventProcessorConfiguration(TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                        .andInitialTrackingToken(StreamableMessageSource::createTailToken)
                        .andEventAvailabilityTimeout(50, TimeUnit.MILLISECONDS))
                .build();
        processor.start();
        relay = Optional.of(processor);
    }

    /** As the configuration builds it. */
    private void start() {
        start((bare, acknowledged) -> acknowledged);
    }

    @AfterEach
    void stop() {
        pendingSends.close();
        relay.ifPresent(TrackingEventProcessor::shutDown);
    }

    private void happens(int from, int to) {
        IntStream.range(from, to)
                .forEach(n -> events.publish(new GenericDomainEventMessage<>("tally", "one", n, Integer.toString(n))));
    }

    private static List<String> numbers(int to) {
        return IntStream.range(0, to).mapToObj(Integer::toString).toList();
    }

    @Test
    void the_token_waits_while_the_broker_is_away_and_goes_on_when_it_is_back() {
        start();
        happens(0, 3);
        await().untilAsserted(() -> assertThat(tokens.at()).isEqualTo(2));
        broker.away = true;
        happens(3, 6);
        await().until(() -> claims.get() > 0);
        assertThat(tokens.at()).isEqualTo(2);

        broker.comesBack();
        await().untilAsserted(() -> assertThat(tokens.at()).isEqualTo(5));
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
    void sabotaged_so_that_the_token_does_not_wait_the_relay_loses_what_the_broker_lost() {
        start((bare, acknowledged) -> bare);
        broker.away = true;
        happens(0, 3);
        await().untilAsserted(() -> assertThat(tokens.at()).isEqualTo(2));
        stop();
        broker.losesWhatWaits();
        start((bare, acknowledged) -> bare);
        happens(3, 4);
        await().until(() -> !broker.stored.isEmpty());
        assertThat(broker.stored).containsExactly("3");
    }

    @Test
    void what_was_sent_before_the_token_could_be_stored_is_sent_again_the_same() {
        tokens.failures.set(1);
        start();
        happens(0, 3);
        await().untilAsserted(() -> assertThat(tokens.at()).isEqualTo(2));
        assertThat(broker.stored.size()).isGreaterThan(3);
        assertThat(broker.stored.stream().distinct().toList()).isEqualTo(numbers(3));
    }

    @Test
    void a_producer_without_room_is_asked_again_and_nothing_overtakes() {
        broker.refusals.set(3);
        start();
        happens(0, 5);
        await().untilAsserted(() -> assertThat(tokens.at()).isEqualTo(4));
        assertThat(broker.stored).isEqualTo(numbers(5));
    }

    /** As one does that was not let in when it asked for its id. */
    @Test
    void a_producer_that_was_refused_is_replaced_for_it_may_never_send_again() {
        broker.shut.set(true);
        start();
        happens(0, 3);
        await().untilAsserted(() -> assertThat(tokens.at()).isEqualTo(2));
        assertThat(broker.stored).isEqualTo(numbers(3));
    }

    @Test
    void a_producer_that_says_nothing_for_long_is_replaced_and_what_it_had_is_sent_again_in_order() {
        broker.stuck.set(true);
        start();
        happens(0, 3);
        await().untilAsserted(() -> assertThat(tokens.at()).isEqualTo(2));
        assertThat(broker.stored).isEqualTo(numbers(3));
    }

    /** Hands each event's number over. */
    private final class Told {

        @EventHandler
        @SuppressWarnings("unused") // called by Axon
        void on(String number) {
            pendingSends.send(new ProducerRecord<>("topic", number, new byte[0]), () -> {});
        }
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

    private static final class FailingTokens extends InMemoryTokenStore {

        private final AtomicInteger failures = new AtomicInteger();

        private long at() {
            TrackingToken token = fetchToken(OutboxRelay.NAME, 0);
            return token instanceof GlobalSequenceTrackingToken place ? place.getGlobalIndex() : -1;
        }

        @Override
        public void storeToken(@Nullable TrackingToken token, String processor, int segment) {
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw new IllegalStateException("the token's transaction fails");
            }
            super.storeToken(token, processor, segment);
        }
    }
}
