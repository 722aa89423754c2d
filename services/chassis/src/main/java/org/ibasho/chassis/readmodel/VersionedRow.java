package org.ibasho.chassis.readmodel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The row of one stream in a read model.
 *
 * @param streamId the stream (UUID)
 * @param version the sequence number of the last event that is shown
 * @param changedAt when that event was stored: known of a row that is to be written; null of one that was read
 * @param row what it shows
 */
public record VersionedRow<R>(
        String streamId, long version, @Nullable Instant changedAt, R row) {

    /** A row that was read. A read model that shows times keeps a column of its own for them. */
    public VersionedRow(String streamId, long version, R row) {
        this(streamId, version, null, row);
    }
}
