package org.ibasho.chassis.accesslog.seal;

import org.ibasho.chassis.accesslog.merkle.Checkpoint;
import org.ibasho.chassis.accesslog.merkle.SignedNote;

/**
 * A signed tree head as it is stored.
 *
 * @param size of the tree, as the row says
 * @param note the signed checkpoint
 */
public record Head(long size, String note) {

    /** @throws IllegalArgumentException if the note is none, or none of a checkpoint */
    public Checkpoint checkpoint() {
        return Checkpoint.parse(SignedNote.parse(note).text());
    }
}
