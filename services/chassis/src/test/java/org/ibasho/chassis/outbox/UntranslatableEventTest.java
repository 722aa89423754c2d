package org.ibasho.chassis.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.ibasho.chassis.decision.Event;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.outbox.OutboxRelay.Untranslatable;
import org.ibasho.chassis.trace.TraceCarrier;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.scheduling.DispatchRemindedV1;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import tools.jackson.databind.json.JsonMapper;

/** An event that the translator cannot translate is in the middle of a batch. */
class UntranslatableEventTest {

    private static final OffsetDateTime WHENEVER = OffsetDateTime.parse("2026-12-05T13:30:00+09:00");

    private final StoreDatabase database = new StoreDatabase();
    private final List<String> sent = new ArrayList<>();
    private final String stream = UUID.randomUUID().toString();
    private final String other = UUID.randomUUID().toString();
    private boolean mended;
    private boolean databaseIsAway;

    private final OutboxRelay relay = new OutboxRelay(
            this::translate,
            new PublicationNumbers(database.jdbc()),
            new CloudEventWriter("scheduling", JsonMapper.builder().build()),
            new PendingSends(this::send, () -> {}, () -> {}, Duration.ofSeconds(4)),
            new TraceCarrier(Tracer.NOOP, Propagator.NOOP),
            new SimpleMeterRegistry());

    private record Happened(String streamId, boolean isUntranslatable) implements Event {}

    private List<ContractEvent> translate(Event event) {
        Happened happened = (Happened) event;
        if (databaseIsAway) {
            throw new DataAccessResourceFailureException("away");
        }
        if (happened.isUntranslatable() && !mended) {
            throw new IllegalArgumentException("not a kind");
        }
        return List.of(new DispatchRemindedV1(happened.streamId(), WHENEVER, WHENEVER));
    }

    private CompletableFuture<?> send(ProducerRecord<String, byte[]> message) {
        String sequence = new String(message.headers().lastHeader("ce_sequence").value(), StandardCharsets.UTF_8);
        sent.add((message.key().equals(stream) ? "stream " : "other ") + Integer.parseInt(sequence));
        return CompletableFuture.completedFuture(null);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void neither_it_nor_the_later_events_of_its_stream_get_a_number_until_it_can_be_translated() {
        DomainEventMessage<?> first = event(stream, 0, false);
        DomainEventMessage<?> wrong = event(stream, 1, true);
        DomainEventMessage<?> later = event(stream, 2, false);
        DomainEventMessage<?> others = event(other, 0, false);

        relay.prepare(List.of(first, wrong, later, others));
        relay.publish(first);
        assertThatThrownBy(() -> relay.publish(wrong))
                .isInstanceOf(Untranslatable.class)
                .hasCauseInstanceOf(IllegalArgumentException.class);
        relay.publish(others);
        assertThat(sent).containsExactly("stream 1", "other 1");
        assertThat(numbered()).isEqualTo(2);

        mended = true;
        relay.prepare(List.of(wrong, later));
        relay.publish(wrong);
        relay.publish(later);
        assertThat(sent).containsExactly("stream 1", "other 1", "stream 2", "stream 3");
    }

    @Test
    void while_a_public_key_cannot_be_looked_up_the_relay_waits_and_nothing_is_untranslatable() {
        DomainEventMessage<?> first = event(stream, 0, false);
        databaseIsAway = true;
        assertThatThrownBy(() -> relay.prepare(List.of(first))).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(numbered()).isZero();

        databaseIsAway = false;
        relay.prepare(List.of(first));
        relay.publish(first);
        assertThat(sent).containsExactly("stream 1");
    }

    private long numbered() {
        return database.jdbc()
                .sql("select count(*) from published_event")
                .query(Long.class)
                .single();
    }

    private static DomainEventMessage<?> event(String stream, long number, boolean isUntranslatable) {
        return new GenericDomainEventMessage<>("thing", stream, number, new Happened(stream, isUntranslatable));
    }
}
