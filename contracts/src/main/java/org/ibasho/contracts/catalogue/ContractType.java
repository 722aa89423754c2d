package org.ibasho.contracts.catalogue;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.attendance.DoorClosedV1;
import org.ibasho.contracts.attendance.DoorCorrectedV1;
import org.ibasho.contracts.attendance.DoorOpenedV1;
import org.ibasho.contracts.consultation.ConsultationRecordedV1;
import org.ibasho.contracts.consultation.DispatchAnsweredV1;
import org.ibasho.contracts.consultation.DispatchRepliedV2;
import org.ibasho.contracts.scheduling.DispatchRemindedV1;
import org.ibasho.contracts.scheduling.GatheringCancelledV1;
import org.ibasho.contracts.scheduling.GatheringConcludedV1;
import org.ibasho.contracts.scheduling.GatheringPublishedV1;
import org.ibasho.contracts.scheduling.GatheringRescheduledV1;
import org.ibasho.contracts.scheduling.GatheringRevisedV1;
import org.ibasho.contracts.scheduling.RecipientKeyPublishedV1;

/** Every kind of event that crosses a boundary: its CloudEvents type, its topic and its record. */
public enum ContractType {
    GATHERING_PUBLISHED_V1("org.ibasho.scheduling.gathering-published.v1", Topic.GATHERING, GatheringPublishedV1.class),
    GATHERING_RESCHEDULED_V1(
            "org.ibasho.scheduling.gathering-rescheduled.v1", Topic.GATHERING, GatheringRescheduledV1.class),
    GATHERING_REVISED_V1("org.ibasho.scheduling.gathering-revised.v1", Topic.GATHERING, GatheringRevisedV1.class),
    GATHERING_CANCELLED_V1("org.ibasho.scheduling.gathering-cancelled.v1", Topic.GATHERING, GatheringCancelledV1.class),
    GATHERING_CONCLUDED_V1("org.ibasho.scheduling.gathering-concluded.v1", Topic.GATHERING, GatheringConcludedV1.class),
    DISPATCH_REMINDED_V1("org.ibasho.scheduling.dispatch-reminded.v1", Topic.GATHERING, DispatchRemindedV1.class),
    DOOR_OPENED_V1("org.ibasho.attendance.door-opened.v1", Topic.DOOR, DoorOpenedV1.class),
    DOOR_CLOSED_V1("org.ibasho.attendance.door-closed.v1", Topic.DOOR, DoorClosedV1.class),
    DOOR_CORRECTED_V1("org.ibasho.attendance.door-corrected.v1", Topic.DOOR, DoorCorrectedV1.class),
    DISPATCH_ANSWERED_V1("org.ibasho.consultation.dispatch-answered.v1", Topic.ACTIVITY, DispatchAnsweredV1.class),
    CONSULTATION_RECORDED_V1(
            "org.ibasho.consultation.consultation-recorded.v1", Topic.ACTIVITY, ConsultationRecordedV1.class),
    DISPATCH_REPLIED_V2("org.ibasho.consultation.dispatch-replied.v2", Topic.DISPATCH, DispatchRepliedV2.class),
    RECIPIENT_KEY_PUBLISHED_V1(
            "org.ibasho.scheduling.recipient-key-published.v1", Topic.RECIPIENT_KEY, RecipientKeyPublishedV1.class);

    private static final Map<String, ContractType> BY_TYPE_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ContractType::typeName, Function.identity()));
    private static final Map<Class<?>, ContractType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.record, Function.identity()));

    private final String typeName;
    private final Topic topic;
    private final Class<? extends ContractEvent> record;

    ContractType(String typeName, Topic topic, Class<? extends ContractEvent> record) {
        this.typeName = typeName;
        this.topic = topic;
        this.record = record;
    }

    /** The type with this CloudEvents name; empty if it is newer than this consumer, which then ignores it. */
    public static Optional<ContractType> named(String typeName) {
        return Optional.ofNullable(BY_TYPE_NAME.get(typeName));
    }

    /**
     * The type of an event.
     *
     * @throws IllegalArgumentException if the record has no type: a mistake in this class
     */
    public static ContractType of(ContractEvent event) {
        ContractType type = BY_RECORD.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException("no contract type for " + event.getClass());
        }
        return type;
    }

    /** The CloudEvents {@code type}. */
    public String typeName() {
        return typeName;
    }

    /** The topic that carries it. */
    public Topic topic() {
        return topic;
    }

    /** The record that it is read into. */
    public Class<? extends ContractEvent> record() {
        return record;
    }

    /** The class path resource of its JSON Schema. */
    public String schema() {
        return "/schemas/" + typeName + ".schema.json";
    }
}
