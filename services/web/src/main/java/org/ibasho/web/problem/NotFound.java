package org.ibasho.web.problem;

/** What was asked for does not exist, or is not to be seen by who asks: answered with 404. */
public final class NotFound extends RuntimeException {

    private final String code;

    /** @param code such as {@code gathering-not-found} */
    public NotFound(String code) {
        super(code);
        this.code = code;
    }

    String code() {
        return code;
    }
}
