package org.ibasho.chassis.sealing;

import java.util.Arrays;

/** Hides the length of JSON that is sealed, in steps of 32 bytes: a reader of JSON passes over blanks behind it. */
public final class Padding {

    private static final int STEP = 32;
    private static final byte FILLER = ' ';

    private Padding() {}

    /** The JSON with blanks behind it. */
    public static byte[] padded(byte[] json) {
        byte[] padded = Arrays.copyOf(json, (json.length + STEP - 1) / STEP * STEP);
        Arrays.fill(padded, json.length, padded.length, FILLER);
        return padded;
    }
}
