package org.ibasho.chassis.operations;

import org.ibasho.chassis.decision.Rule;

/** Why an operator's wish is not carried out. */
enum OperationsRule implements Rule {
    /** Somebody has asked for it already, and it has not come to its end. */
    PUBLICATION_UNDER_WAY(Kind.CONFLICT),
    /** This service tells others nothing. */
    NOTHING_TO_PUBLISH(Kind.NOT_FOUND),
    /** It is being built already, here or in another instance. */
    REBUILD_UNDER_WAY(Kind.CONFLICT),
    /** There is no read model of this name. */
    READ_MODEL_NOT_FOUND(Kind.NOT_FOUND),
    /** No message with this number is parked, or ever was. */
    PARKED_MESSAGE_NOT_FOUND(Kind.NOT_FOUND),
    /** The reader does not pass this stream by. */
    PARKED_STREAM_NOT_FOUND(Kind.NOT_FOUND);

    private final Kind kind;

    OperationsRule(Kind kind) {
        this.kind = kind;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
