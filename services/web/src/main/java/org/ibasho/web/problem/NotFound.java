package org.ibasho.web.problem;

/** The resource does not exist, or the caller may not see it: answered with 404. */
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
