package org.ibasho.local.demo.api;

/** The load cannot go on; the message is one sentence: why, and what to do. */
public final class LoadFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LoadFailure(String sentence) {
        super(sentence);
    }
}
