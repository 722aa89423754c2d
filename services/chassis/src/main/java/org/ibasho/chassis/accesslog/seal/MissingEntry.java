package org.ibasho.chassis.accesslog.seal;

/**
 * An entry that is missing although a later one of its process is there. A process gives no number twice and none
 * away, so it was removed.
 *
 * @param number the first one that is missing
 */
public record MissingEntry(String process, long number) {}
