package org.ibasho.chassis.readmodel;

/**
 * What a read model shows of one stream.
 *
 * @param streamId the stream (UUID)
 * @param version the sequence number of the last event that is shown
 * @param row what it shows
 */
public record VersionedRow<R>(String streamId, long version, R row) {}
