package org.ibasho.chassis.accesslog.merkle;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with signatures (C2SP signed-note): the text, an empty line, and a line for each signature.
 *
 * @param text ends in a line feed
 */
public record SignedNote(String text, List<Signature> signatures) {

    private static final String SEPARATOR = "\n\n";
    private static final Pattern LINE = Pattern.compile("\u2014 ([^ +]+) ([A-Za-z0-9+/]+={0,2})");

    public SignedNote {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the text of a note ends in a line feed");
        }
        signatures = List.copyOf(signatures);
    }

    /**
     * One signature.
     *
     * @param name of the key
     * @param base64 the key's id (4 bytes) and the signature
     */
    public record Signature(String name, String base64) {

        byte[] bytes() {
            return Base64.getDecoder().decode(base64);
        }
    }

    /** The note with another signature at its end. */
    public SignedNote with(Signature signature) {
        List<Signature> more = new ArrayList<>(signatures);
        more.add(signature);
        return new SignedNote(text, more);
    }

    /** @throws IllegalArgumentException if this is no signed note */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf(SEPARATOR);
        if (end < 0 || !note.endsWith("\n")) {
            throw new IllegalArgumentException("no signed note");
        }
        List<Signature> signatures = note.substring(end + SEPARATOR.length())
                .lines()
                .map(SignedNote::signature)
                .toList();
        if (signatures.isEmpty()) {
            throw new IllegalArgumentException("a note without a signature");
        }
        return new SignedNote(note.substring(0, end + 1), signatures);
    }

    private static Signature signature(String line) {
        Matcher signature = LINE.matcher(line);
        if (!signature.matches()) {
            throw new IllegalArgumentException("no signature line");
        }
        return new Signature(signature.group(1), signature.group(2));
    }

    /** The whole note, as it travels and is stored. */
    @Override
    public String toString() {
        StringBuilder note = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> note.append("\u2014 ")
                .append(signature.name())
                .append(' ')
                .append(signature.base64())
                .append('\n'));
        return note.toString();
    }
}
