package org.ibasho.attacks.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Small PNG files with huge pictures, or with texts and profiles that unpack to much more. */
public final class HostilePictures {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int RGB = 2;
    private static final int RGBA = 6;
    private static final int UNPACKED = 300_000_000;

    private HostilePictures() {}

    /** The files by what is wrong with them. */
    public static Map<String, byte[]> all() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("5119 x 5119 in 87 kB", black(5119, 5119, 8, RGB, new byte[0]));
        files.put("7000 x 7000 of 16 bits", black(7000, 7000, 16, RGBA, new byte[0]));
        files.put("60000 x 60000, header only", png(60_000, 60_000, 8, RGB, new byte[0], 1));
        files.put("negative edges", png(-1, -1, 8, RGB, new byte[0], 1));
        files.put("zTXt of 300 MB", black(64, 64, 8, RGB, chunk("zTXt", bomb())));
        files.put("iCCP of 300 MB", black(64, 64, 8, RGB, chunk("iCCP", bomb())));
        files.put("a chunk longer than the file", longChunk());
        files.put("a script", "<svg onload=\"alert(1)\"/>".getBytes(StandardCharsets.US_ASCII));
        files.put("half a picture", half());
        return files;
    }

    private static byte[] half() {
        byte[] whole = black(400, 300, 8, RGB, new byte[0]);
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] longChunk() {
        byte[] file = black(64, 64, 8, RGB, chunk("tEXt", new byte[4]));
        ByteBuffer.wrap(file).putInt(SIGNATURE.length + 25, Integer.MAX_VALUE);
        return file;
    }

    private static byte[] black(int width, int height, int bits, int colours, byte[] before) {
        long row = 1 + (long) width * bits * (colours == RGBA ? 4 : 3) / 8;
        return png(width, height, bits, colours, before, row * height);
    }

    private static byte[] png(int width, int height, int bits, int colours, byte[] before, long bytes) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        byte[] rest = {(byte) bits, (byte) colours, 0, 0, 0};
        file.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13).putInt(width).putInt(height).put(rest).array()));
        file.writeBytes(before);
        file.writeBytes(chunk("IDAT", zeros(new byte[0], bytes)));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] bomb() {
        return zeros(new byte[] {'x', 0, 0}, UNPACKED);
    }

    private static byte[] zeros(byte[] before, long count) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        packed.writeBytes(before);
        byte[] zeros = new byte[65_536];
        try (OutputStream deflating = new DeflaterOutputStream(packed)) {
            for (long left = count; left > 0; left -= zeros.length) {
                deflating.write(zeros, 0, (int) Math.min(left, zeros.length));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static byte[] chunk(String name, byte[] data) {
        CRC32 checksum = new CRC32();
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        chunk.put(name.getBytes(StandardCharsets.US_ASCII)).put(data);
        checksum.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) checksum.getValue()).array();
    }
}
