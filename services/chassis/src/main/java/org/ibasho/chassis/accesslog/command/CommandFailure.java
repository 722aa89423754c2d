package org.ibasho.chassis.accesslog.command;

/** The command can't do its work; the message says why, in one sentence. */
final class CommandFailure extends RuntimeException {

    CommandFailure(String sentence) {
        super(sentence);
    }

    CommandFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
