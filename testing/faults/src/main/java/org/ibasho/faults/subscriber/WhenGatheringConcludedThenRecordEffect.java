package org.ibasho.faults.subscriber;

import java.util.UUID;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.scheduling.GatheringConcludedV1;
import org.ibasho.faults.killpoint.KillSwitch;
import org.ibasho.sample.integration.EffectLog;
import org.springframework.stereotype.Component;

/** Records the effect of each of the publisher's events; the process may be killed in between. */
@Component
class WhenGatheringConcludedThenRecordEffect implements Subscriber<GatheringConcludedV1> {

    private final EffectLog effects;
    private final KillSwitch killSwitch;

    WhenGatheringConcludedThenRecordEffect(EffectLog effects, KillSwitch killSwitch) {
        this.effects = effects;
        this.killSwitch = killSwitch;
    }

    @Override
    public Class<GatheringConcludedV1> type() {
        return GatheringConcludedV1.class;
    }

    @Override
    public void receive(GatheringConcludedV1 event, String eventId) {
        effects.record(UUID.fromString(event.gatheringId()).toString(), eventId);
        killSwitch.messageProcessed();
    }
}
