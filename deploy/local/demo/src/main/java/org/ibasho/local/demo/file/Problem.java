package org.ibasho.local.demo.file;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/**
 * Something in a file that cannot be loaded as it stands.
 *
 * @param line where, the first line being 1
 * @param japanese a sentence for whoever keeps the file
 * @param english the same for whoever keeps the machine
 */
public record Problem(int line, String japanese, String english) {

    private static final ResourceBundle SENTENCES = ResourceBundle.getBundle("org.ibasho.local.demo.problems");

    static Problem of(int line, String key, Object... arguments) {
        return new Problem(
                line,
                MessageFormat.format(SENTENCES.getString(key + ".ja"), arguments),
                MessageFormat.format(SENTENCES.getString(key + ".en"), arguments));
    }

    /** As {@code line 42: … (…)}. */
    @Override
    public String toString() {
        return "line " + line + ": " + japanese + " (" + english + ")";
    }
}
