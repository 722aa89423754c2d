package org.ibasho.chassis.accesslog.witness;

/** The topics between the two sides, and the headers of their messages. The key of each is the origin of a log. */
final class WitnessTopics {

    /** Heads, as {@link AddCheckpoint}; every process of either side writes. */
    static final String HEADS = "ibasho.access-log.head.v1";

    /** Cosignatures, as {@link WitnessAnswer}. */
    static final String ANSWERS = "ibasho.access-log.cosignature.v1";

    /** The time at which a head was the present one, by the {@link HeadClock} of its log's side. */
    static final String AT = "at";

    /** The verifier key of the sender. */
    static final String KEY = "key";

    private WitnessTopics() {}
}
