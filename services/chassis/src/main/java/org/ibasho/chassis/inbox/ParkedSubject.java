package org.ibasho.chassis.inbox;

import java.time.Instant;

/**
 * A subject about which nothing more is taken in, because a message about it could not be.
 *
 * @param id the number of the message that could not be taken in
 * @param subject what it is about: an id, and not a person's
 * @param reason {@code unreadable}, {@code refused}, {@code failed} or {@code behind}
 * @param detail the rule that refused, or the type of the failure; never what the message says
 * @param waiting how many more wait behind it
 */
public record ParkedSubject(
        long id, String topic, String subject, String reason, String detail, Instant since, long waiting) {}
