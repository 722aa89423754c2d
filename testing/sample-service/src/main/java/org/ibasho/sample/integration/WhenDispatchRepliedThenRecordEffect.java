package org.ibasho.sample.integration;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.consultation.DispatchRepliedV2;
import org.springframework.stereotype.Component;

/** Records each reply; fails after the effect as often as a test wants. */
@Component
public class WhenDispatchRepliedThenRecordEffect implements Subscriber<DispatchRepliedV2> {

    /** Called with the subject of each attempt; may fail it before the effect. */
    public volatile Consumer<String> attempts = subject -> {};

    /** The number of attempts that still fail. */
    public final AtomicInteger failures = new AtomicInteger();

    /** Creates the exception of a failing attempt. */
    public volatile Supplier<RuntimeException> failure = () -> new IllegalStateException("not yet");

    private final EffectLog effects;

    WhenDispatchRepliedThenRecordEffect(EffectLog effects) {
        this.effects = effects;
    }

    @Override
    public Class<DispatchRepliedV2> type() {
        return DispatchRepliedV2.class;
    }

    @Override
    public void receive(DispatchRepliedV2 event, String eventId) {
        attempts.accept(event.gatheringId());
        effects.record(event.gatheringId(), eventId);
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw failure.get();
        }
    }
}
