package org.ibasho.consultation.integration;

import org.ibasho.chassis.hpke.sender.RecipientPublicKeys;
import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.scheduling.RecipientKeyPublishedV1;
import org.springframework.stereotype.Component;

@Component
class WhenSchedulingPublishedKeyThenSealToIt implements Subscriber<RecipientKeyPublishedV1> {

    private final RecipientPublicKeys keys;

    WhenSchedulingPublishedKeyThenSealToIt(RecipientPublicKeys keys) {
        this.keys = keys;
    }

    @Override
    public Class<RecipientKeyPublishedV1> type() {
        return RecipientKeyPublishedV1.class;
    }

    @Override
    public void receive(RecipientKeyPublishedV1 key, String eventId) {
        keys.store(key);
    }
}
