package org.ibasho.chassis.readmodel;

import java.time.Instant;
import org.ibasho.chassis.decision.Event;

/**
 * An event at its place in its stream.
 *
 * @param version its sequence number; the first of a stream is 0
 * @param at when it was stored
 */
public record StreamEvent(String streamId, long version, Instant at, Event event) {}
