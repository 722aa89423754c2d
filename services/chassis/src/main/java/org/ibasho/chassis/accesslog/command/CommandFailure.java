package org.ibasho.chassis.accesslog.command;

/** Why the command can't do what it was asked to, in one sentence. */
final class CommandFailure extends RuntimeException {

    CommandFailure(String sentence) {
        super(sentence);
    }

    CommandFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
