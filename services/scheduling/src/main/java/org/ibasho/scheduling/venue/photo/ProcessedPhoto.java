package org.ibasho.scheduling.venue.photo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A photo as it is kept: two JPEGs, with nothing in them but the picture.
 *
 * @param id the hash of the large one's bytes
 * @param width of the small one, in pixels
 * @param height of the small one, in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // only handed on; nobody compares two of them
public record ProcessedPhoto(String id, byte[] large, byte[] small, int width, int height) {

    static ProcessedPhoto of(byte[] large, byte[] small, int width, int height) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(large);
            return new ProcessedPhoto(HexFormat.of().formatHex(hash), large, small, width, height);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
