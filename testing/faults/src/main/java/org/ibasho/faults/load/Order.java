package org.ibasho.faults.load;

/**
 * One command, as the client sees it.
 *
 * @param commandId its own name (UUID), and its idempotency key
 */
public record Order(String streamId, String commandId, int amount) {

    String json() {
        return "{\"commandId\": \"%s\", \"amount\": %d}".formatted(commandId, amount);
    }
}
