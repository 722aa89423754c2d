package org.ibasho.attacks.system;

/** There is nothing to attack; the message is one sentence that says what to do. */
public final class NotRunning extends RuntimeException {

    NotRunning(String sentence) {
        super(sentence);
    }
}
