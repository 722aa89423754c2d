package org.ibasho.local.launcher.run;

/** Something that keeps the command from going on; the message is one sentence: what it is and what to do. */
public final class LaunchFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private LaunchFailure(String sentence, int exitCode) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public static LaunchFailure of(String sentence) {
        return new LaunchFailure(sentence, 1);
    }

    public static LaunchFailure ofUsage(String sentence) {
        return new LaunchFailure(sentence, 2);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }

    public int exitCode() {
        return exitCode;
    }
}
