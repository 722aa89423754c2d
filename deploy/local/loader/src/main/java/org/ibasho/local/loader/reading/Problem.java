package org.ibasho.local.loader.reading;

/**
 * Something in a file that cannot be loaded as it stands.
 *
 * @param line where, the first line being 1
 * @param japanese a sentence for whoever keeps the file
 * @param english the same for whoever keeps the machine
 */
public record Problem(int line, String japanese, String english) {

    /** As {@code line 42: … (…)}. */
    @Override
    public String toString() {
        return "line " + line + ": " + japanese + " (" + english + ")";
    }
}
