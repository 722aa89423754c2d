package org.ibasho.chassis.sample;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.chassis.eventstore.EventNames;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.chassis.outbox.ContractTranslator;
import org.ibasho.contracts.DispatchRepliedV1;
import org.ibasho.contracts.GatheringConcludedV1;
import org.ibasho.web.security.AccessRules;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A service with one aggregate, one translator and one subscriber. */
@SpringBootApplication
public class SampleService {

    @Bean
    EventNames eventNames() {
        return new EventNames(List.of(TallyEvent.class));
    }

    /** @param mute whether nobody is told anything, for tests that are about many events and not about telling */
    @Bean
    ContractTranslator translator(@Value("${sample.mute:false}") boolean mute) {
        return event -> mute ? List.of() : List.of(new GatheringConcludedV1(event.streamId()));
    }

    @Bean
    AccessRules accessRules() {
        return requests -> {};
    }

    @Aggregate(type = "tally", cache = "aggregateStateCache")
    static class Tally {

        @AggregateIdentifier
        @SuppressWarnings("unused") // read by Axon
        private @Nullable String id;

        private int count;

        @CommandHandler
        @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
        Receipt handle(TallyCommand command) {
            TallyCommand.Grow grow = (TallyCommand.Grow) command;
            Refusal.unless(grow.by() > 0, TallyRule.ONLY_GROWS);
            Refusal.unless(count + grow.by() < 1000, TallyRule.STAYS_BELOW_A_THOUSAND);
            AggregateLifecycle.apply(new TallyEvent.Grown(grow.streamId(), count + grow.by()));
            return new Receipt(grow.streamId(), AggregateLifecycle.getVersion());
        }

        @EventSourcingHandler
        void on(TallyEvent event) {
            id = event.streamId();
            count = ((TallyEvent.Grown) event).to();
        }
    }

    /** Writes down what it receives, and fails as often as it is told to before it does. */
    @Component
    public static class Witness implements Subscriber<DispatchRepliedV1> {

        /** How many times the next event fails. */
        public final AtomicInteger failures = new AtomicInteger();

        /** How it fails. */
        public volatile Supplier<RuntimeException> failure = () -> new IllegalStateException("not yet");

        private final JdbcClient jdbc;

        Witness(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public Class<DispatchRepliedV1> type() {
            return DispatchRepliedV1.class;
        }

        @Override
        public void receive(DispatchRepliedV1 event, String eventId) {
            jdbc.sql("insert into seen (event_id, subject) values (?, ?)")
                    .params(eventId, event.gatheringId())
                    .update();
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                throw failure.get();
            }
        }
    }
}
