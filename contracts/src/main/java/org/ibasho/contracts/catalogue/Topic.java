package org.ibasho.contracts.catalogue;

/** A Kafka topic, its owner, and whether analysts may read it. The key of every record is the event's subject. */
public enum Topic {
    /** The public life cycle of a gathering; written by scheduling. */
    GATHERING("ibasho.scheduling.gathering.v1", "scheduling", true),
    /** How many people came to a gathering; written by attendance. */
    DOOR("ibasho.attendance.door.v1", "attendance", true),
    /** The centre's work, without names; consultation publishes it. */
    ACTIVITY("ibasho.consultation.activity.v1", "consultation", true),
    /** The centre's replies to the NPO. Only scheduling may read them; the counsellor's name is sealed besides. */
    DISPATCH("ibasho.consultation.dispatch.v1", "consultation", false),
    /** The public keys that messages to scheduling are sealed to; everybody may read them. */
    RECIPIENT_KEY("ibasho.scheduling.recipient-key.v1", "scheduling", true);

    private final String topicName;
    private final String owner;
    private final boolean published;

    Topic(String topicName, String owner, boolean published) {
        this.topicName = topicName;
        this.owner = owner;
        this.published = published;
    }

    /** The name on the broker. */
    public String topicName() {
        return topicName;
    }

    /** The service that writes it; nobody else does. */
    public String owner() {
        return owner;
    }

    /** Whether it is open to analysts: then it holds no free text and nothing that singles a person out. */
    public boolean published() {
        return published;
    }
}
