package org.ibasho.scheduling.staffing.dispatch;

import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.DispatchRepliedV1;
import org.springframework.stereotype.Component;

@Component
class WhenCentreRepliedThenShowWhoComes implements Subscriber<DispatchRepliedV1> {

    private final Dispatches dispatches;

    WhenCentreRepliedThenShowWhoComes(Dispatches dispatches) {
        this.dispatches = dispatches;
    }

    @Override
    public Class<DispatchRepliedV1> type() {
        return DispatchRepliedV1.class;
    }

    @Override
    public void receive(DispatchRepliedV1 reply, String eventId) {
        dispatches.keep(reply);
    }
}
