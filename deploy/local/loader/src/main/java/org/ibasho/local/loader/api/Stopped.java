package org.ibasho.local.loader.api;

/** The load cannot go on; the message is one sentence: why, and what to do. */
public final class Stopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Stopped(String sentence) {
        super(sentence);
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
