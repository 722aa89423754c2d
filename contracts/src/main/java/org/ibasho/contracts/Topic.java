package org.ibasho.contracts;

/** A Kafka topic, who writes it, and whether analysts may read it. The key of every record is the event's subject. */
public enum Topic {
    /** The life of a gathering that the public can see; written by scheduling. */
    GATHERING("ibasho.scheduling.gathering.v1", "scheduling", true),
    /** How many came to a gathering; written by attendance. */
    DOOR("ibasho.attendance.door.v1", "attendance", true),
    /** What the centre did, without anybody's name; written by consultation. */
    ACTIVITY("ibasho.consultation.activity.v1", "consultation", true),
    /** The centre's replies to the NPO. Names the counsellor who comes, so only scheduling may read it. */
    DISPATCH("ibasho.consultation.dispatch.v1", "consultation", false);

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
