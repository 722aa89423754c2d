package org.ibasho.faults.load;

/**
 * One command from the client's side.
 *
 * @param commandId the command's id (UUID), which is its idempotency key, too
 */
public record SentCommand(String streamId, String commandId, int amount) {

    String json() {
        return "{\"commandId\": \"%s\", \"amount\": %d}".formatted(commandId, amount);
    }
}
