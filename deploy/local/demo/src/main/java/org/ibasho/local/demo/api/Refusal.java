package org.ibasho.local.demo.api;

import tools.jackson.databind.JsonNode;

/** The system understood what was asked and said no; the message is its sentence. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;

    private Refusal(String code, String sentence) {
        super(sentence);
        this.code = code;
    }

    /** Reads a problem document. */
    static Refusal of(int status, JsonNode problem) {
        String field = problem.path("field").asString("");
        String sentence = problem.path("message").path("en").asString("Answered with status " + status + ".");
        return new Refusal(problem.path("code").asString(""), field.isEmpty() ? sentence : field + ": " + sentence);
    }

    /** The stable code of the rule. */
    public String code() {
        return code;
    }
}
