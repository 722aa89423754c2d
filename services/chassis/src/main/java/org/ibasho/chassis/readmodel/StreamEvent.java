package org.ibasho.chassis.readmodel;

import org.ibasho.chassis.decision.Event;

/**
 * An event at its place in its stream.
 *
 * @param version its sequence number; the first of a stream is 0
 */
public record StreamEvent(String streamId, long version, Event event) {}
