package org.ibasho.testing.servers.process;

import org.jspecify.annotations.Nullable;

/** A server could not be started or prepared; the message is one sentence that a person can act on. */
public final class ServerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerFailure(String message) {
        super(message);
    }

    public ServerFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Describes the failure in a sentence. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
