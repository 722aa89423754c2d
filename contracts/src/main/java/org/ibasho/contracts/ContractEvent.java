package org.ibasho.contracts;

/**
 * An event that crosses a boundary. Its wire form is the JSON of the record, described by the JSON Schema that
 * {@link ContractType#schema()} names. Within a version fields are only added; anything else is a new version beside
 * it.
 */
public sealed interface ContractEvent
        permits GatheringPublishedV1,
                GatheringRescheduledV1,
                GatheringRevisedV1,
                GatheringCancelledV1,
                GatheringConcludedV1,
                DispatchRemindedV1,
                DoorOpenedV1,
                DoorClosedV1,
                DoorCorrectedV1,
                DispatchAnsweredV1,
                ConsultationRecordedV1,
                DispatchRepliedV2,
                RecipientKeyPublishedV1 {

    /**
     * The subject of the event (a UUID): the CloudEvents subject and the Kafka key, so that order is kept per subject.
     */
    String subject();
}
