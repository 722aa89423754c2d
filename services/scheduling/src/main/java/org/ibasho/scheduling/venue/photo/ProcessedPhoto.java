package org.ibasho.scheduling.venue.photo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A stored photo: two JPEGs without metadata.
 *
 * @param id the hash of the large picture
 * @param width width of the small picture in pixels
 * @param height height of the small picture in pixels
 */
@SuppressWarnings("ArrayRecordComponent") // only passed on, never compared
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
