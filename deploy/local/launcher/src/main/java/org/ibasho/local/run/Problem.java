package org.ibasho.local.run;

/** Something that keeps the command from going on; the message is one sentence: what it is and what to do. */
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private Problem(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public static Problem of(String sentence) {
        return new Problem(sentence, 1);
    }

    public static Problem ofUsage(String sentence) {
        return new Problem(sentence, 2);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public int exitCode() {
        return exitCode;
    }
}
