package org.ibasho.chassis.readmodel;

/**
 * An event does not follow the last one that is shown of its stream. Nothing was changed, and nothing may be passed
 * over.
 */
public final class SequenceGap extends RuntimeException {

    SequenceGap(String readModel, String streamId, long shown, long found) {
        super("read model %s shows stream %s up to event %d; event %d does not follow"
                .formatted(readModel, streamId, shown, found));
    }
}
