package org.ibasho.scheduling.staffing.dispatch;

import org.ibasho.chassis.hpke.MessagePart;
import org.ibasho.chassis.hpke.recipient.MessageOpener;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.SealedText;
import org.ibasho.contracts.catalogue.ContractType;
import org.ibasho.contracts.consultation.DispatchRepliedV2;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens what the centre has sealed for the NPO. What cannot be read any more is stored as erased. */
@Component
class WhenCentreRepliedThenShowWhoComes implements Subscriber<DispatchRepliedV2> {

    private final Dispatches dispatches;
    private final MessageOpener opener;

    WhenCentreRepliedThenShowWhoComes(Dispatches dispatches, MessageOpener opener) {
        this.dispatches = dispatches;
        this.opener = opener;
    }

    @Override
    public Class<DispatchRepliedV2> type() {
        return DispatchRepliedV2.class;
    }

    @Override
    public void receive(DispatchRepliedV2 reply, String eventId) {
        dispatches.keep(
                reply, opened(reply, "counsellor", reply.counsellor()), opened(reply, "reason", reply.reason()));
    }

    private @Nullable String opened(DispatchRepliedV2 reply, String component, @Nullable SealedText sealed) {
        return opener.open(new MessagePart(ContractType.of(reply), reply.subject(), component), sealed);
    }
}
