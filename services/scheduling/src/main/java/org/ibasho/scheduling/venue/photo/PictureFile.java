package org.ibasho.scheduling.venue.photo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/**
 * The part of an upload that a decoder gets: the chunks with pixels and no others, because a text or a colour profile
 * of a few kilobytes can unpack to gigabytes, and a chunk can claim a length that the file does not have.
 *
 * @param pixels the file for the decoder
 * @param exif its metadata as a TIFF file; empty if there are none
 */
@SuppressWarnings("ArrayRecordComponent") // only passed on, never compared
record PictureFile(byte[] pixels, byte[] exif) {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final Set<String> PNG_CHUNKS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final Set<String> WEBP_CHUNKS = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF");
    private static final int RIFF_HEADER = 12;

    /** The flags of a VP8X chunk that announce a colour profile, EXIF and XMP. */
    private static final int WEBP_METADATA = 0x20 | 0x08 | 0x04;

    private static final byte[] NONE = {};

    /**
     * Reads the chunks of a PNG or WebP; any other file stays as it is.
     *
     * @throws IOException if a chunk is longer than the file
     */
    static PictureFile of(byte[] file) throws IOException {
        if (Arrays.equals(file, 0, Math.min(PNG.length, file.length), PNG, 0, PNG.length)) {
            return png(file);
        }
        return isWebp(file) ? webp(file) : new PictureFile(file, NONE);
    }

    private static boolean isWebp(byte[] file) {
        return file.length > RIFF_HEADER && "RIFF".equals(name(file, 0)) && "WEBP".equals(name(file, 8));
    }

    private static PictureFile png(byte[] file) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream(file.length);
        pixels.writeBytes(PNG);
        byte[] exif = NONE;
        for (int at = PNG.length; at < file.length; ) {
            int length = length(file, at, ByteOrder.BIG_ENDIAN);
            String name = name(file, at + 4);
            // a length, a name, the data and a checksum
            int next = end(at + 12L + length, file);
            if (PNG_CHUNKS.contains(name)) {
                pixels.write(file, at, next - at);
            } else if ("eXIf".equals(name)) {
                exif = Arrays.copyOfRange(file, at + 8, next - 4);
            }
            at = next;
        }
        return new PictureFile(pixels.toByteArray(), exif);
    }

    private static PictureFile webp(byte[] file) throws IOException {
        ByteArrayOutputStream pixels = new ByteArrayOutputStream(file.length);
        pixels.write(file, 0, RIFF_HEADER);
        byte[] exif = NONE;
        for (int at = RIFF_HEADER; at + 8 <= file.length; ) {
            int length = length(file, at + 4, ByteOrder.LITTLE_ENDIAN);
            String name = name(file, at);
            int next = end(at + 8L + length, file);
            if (WEBP_CHUNKS.contains(name)) {
                pixels.write(file, at, next - at);
                pixels.writeBytes(new byte[length % 2]);
            } else if ("EXIF".equals(name)) {
                exif = Arrays.copyOfRange(file, at + 8, next);
            }
            at = next + length % 2;
        }
        byte[] riff = pixels.toByteArray();
        if ("VP8X".equals(name(riff, RIFF_HEADER)) && riff.length > RIFF_HEADER + 8) {
            riff[RIFF_HEADER + 8] &= ~WEBP_METADATA;
        }
        ByteBuffer.wrap(riff).order(ByteOrder.LITTLE_ENDIAN).putInt(4, riff.length - 8);
        return new PictureFile(riff, exif);
    }

    private static int length(byte[] file, int at, ByteOrder order) throws IOException {
        end(at + 8L, file);
        int length = ByteBuffer.wrap(file).order(order).getInt(at);
        if (length < 0) {
            throw new IOException("a chunk of a negative length");
        }
        return length;
    }

    private static int end(long end, byte[] file) throws IOException {
        if (end > file.length) {
            throw new IOException("a chunk ends after the file");
        }
        return (int) end;
    }

    private static String name(byte[] file, int at) {
        return at + 4 <= file.length ? new String(file, at, 4, StandardCharsets.ISO_8859_1) : "";
    }
}
