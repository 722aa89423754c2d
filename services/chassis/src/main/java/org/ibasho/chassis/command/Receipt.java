package org.ibasho.chassis.command;

/**
 * The outcome of a command. The same command, sent again, gets the same receipt.
 *
 * @param streamId the stream that decided
 * @param version the sequence number of the stream's last event when it had decided; what has to be visible before a
 *     page shows the command's effect
 */
public record Receipt(String streamId, long version) {}
