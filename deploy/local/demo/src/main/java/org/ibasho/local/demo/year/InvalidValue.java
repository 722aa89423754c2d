package org.ibasho.local.demo.year;

/** A value is written as no such value may be. */
public final class InvalidValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String written;

    /** The key is that of the sentence that says what is wrong. */
    InvalidValue(String key, String written) {
        super(key);
        this.written = written;
    }

    public String key() {
        return String.valueOf(getMessage());
    }

    public String written() {
        return written;
    }
}
