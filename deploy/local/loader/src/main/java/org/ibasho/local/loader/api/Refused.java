package org.ibasho.local.loader.api;

import tools.jackson.databind.JsonNode;

/** The system understood what was asked and said no. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    Refused(int status, String code, String sentence) {
        super(sentence);
        this.status = status;
        this.code = code;
    }

    /** Reads a problem document. */
    static Refused of(int status, JsonNode problem) {
        String code = problem.path("code").asString("");
        String field = problem.path("field").asString("");
        String sentence = problem.path("message").path("en").asString("Answered with status " + status + ".");
        return new Refused(status, code, field.isEmpty() ? sentence : field + ": " + sentence);
    }

    int status() {
        return status;
    }

    /** The stable code of the rule. */
    public String code() {
        return code;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
