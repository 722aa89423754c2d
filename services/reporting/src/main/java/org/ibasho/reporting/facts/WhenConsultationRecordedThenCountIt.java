package org.ibasho.reporting.facts;

import org.ibasho.chassis.inbox.Subscriber;
import org.ibasho.contracts.consultation.ConsultationRecordedV1;
import org.springframework.stereotype.Component;

@Component
class WhenConsultationRecordedThenCountIt implements Subscriber<ConsultationRecordedV1> {

    private final ConsultationFacts consultations;

    WhenConsultationRecordedThenCountIt(ConsultationFacts consultations) {
        this.consultations = consultations;
    }

    @Override
    public Class<ConsultationRecordedV1> type() {
        return ConsultationRecordedV1.class;
    }

    @Override
    public void receive(ConsultationRecordedV1 it, String eventId) {
        consultations.recorded(it);
    }
}
