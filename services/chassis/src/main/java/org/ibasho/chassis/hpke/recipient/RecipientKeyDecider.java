package org.ibasho.chassis.hpke.recipient;

import java.util.List;

/** Decides what is published: a pure function of command and state. */
final class RecipientKeyDecider {

    private RecipientKeyDecider() {}

    /**
     * Each key is published once, and none after a later one.
     *
     * @param published the number of the key that was published last; 0 before the first
     */
    static List<RecipientKeyEvent> decide(RecipientKeyCommand command, int published) {
        return switch (command) {
            case RecipientKeyCommand.Publish it ->
                it.number() <= published
                        ? List.of()
                        : List.of(new RecipientKeyEvent.Published(
                                it.recipientId(),
                                it.recipient(),
                                it.number(),
                                it.keyId(),
                                it.suite(),
                                it.publicKey(),
                                it.madeAt()));
        };
    }
}
