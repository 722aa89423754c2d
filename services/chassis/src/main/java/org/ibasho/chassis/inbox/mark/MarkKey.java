package org.ibasho.chassis.inbox.mark;

/** What a mark is kept for: a reaction, and the topic and the subject of the messages that it processes. */
public record MarkKey(String topic, String subject, String reaction) {}
