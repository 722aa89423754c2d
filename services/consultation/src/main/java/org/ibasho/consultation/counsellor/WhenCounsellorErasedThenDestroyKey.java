package org.ibasho.consultation.counsellor;

import org.ibasho.chassis.eventstore.RecordedEvent;
import org.ibasho.chassis.keystore.Erasures;
import org.ibasho.chassis.reaction.Reaction;
import org.springframework.stereotype.Component;

/** Destroys the key even if the process that recorded the erasure died right after, or the key store was away. */
@Component
class WhenCounsellorErasedThenDestroyKey implements Reaction<CounsellorEvent> {

    private final Erasures erasures;

    WhenCounsellorErasedThenDestroyKey(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public String name() {
        return "counsellor-erasure";
    }

    @Override
    public Class<CounsellorEvent> events() {
        return CounsellorEvent.class;
    }

    @Override
    public void on(RecordedEvent<CounsellorEvent> event) {
        if (event.event() instanceof CounsellorEvent.Erased erased) {
            erasures.erase(erased.counsellorId());
        }
    }
}
