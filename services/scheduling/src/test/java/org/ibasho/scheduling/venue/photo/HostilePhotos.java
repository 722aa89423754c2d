package org.ibasho.scheduling.venue.photo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Small files with huge pictures, with texts and profiles that unpack to gigabytes, and with false lengths. */
public final class HostilePhotos {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int RGBA = 6;
    private static final byte[] BOMB = "x\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int UNPACKED = 300_000_000;

    private HostilePhotos() {}

    /** The one that ended a heap of 512 MB: 26 million pixels in 87 kB. */
    public static byte[] wide() {
        return png(5119, 5119, 8, RGB, 0, new byte[0]);
    }

    /** 49 million pixels of eight bytes. */
    public static byte[] deep() {
        return png(7000, 7000, 16, RGBA, 0, new byte[0]);
    }

    /** A text of 300 MB in some 300 kB. */
    public static byte[] text(int colours) {
        return png(64, 64, 8, colours, 0, chunk("zTXt", bomb(BOMB)));
    }

    /** A colour profile of 300 MB in some 300 kB. */
    public static byte[] profile(int colours) {
        return png(64, 64, 8, colours, 0, chunk("iCCP", bomb(BOMB)));
    }

    /** The given number of files, the same ones for the same seed. */
    public static Supplier<byte[]> seeded(long seed) {
        Random random = new Random(seed);
        List<byte[]> templates = List.of(
                text(PALETTE),
                profile(RGB),
                PhotoFiles.withExif(PhotoFiles.halves(640, 480, "jpg"), 6),
                PhotoFiles.halves(300, 200, "png"),
                PhotoFiles.halves(300, 200, "gif"),
                PhotoFiles.halves(300, 200, "bmp"),
                webp(random),
                png(400, 300, 16, RGBA, 1, new byte[0]));
        return () -> switch (random.nextInt(6)) {
            case 0 -> png(edge(random), edge(random), 1 << random.nextInt(5), random.nextInt(7), random.nextInt(2));
            case 1 -> large(webp(random), random);
            case 2 -> Arrays.copyOf(one(templates, random), random.nextInt(3000));
            default -> changed(one(templates, random), random);
        };
    }

    private static byte[] one(List<byte[]> templates, Random random) {
        return templates.get(random.nextInt(templates.size()));
    }

    private static int edge(Random random) {
        return random.nextInt(4) == 0 ? random.nextInt() : 1 + random.nextInt(40_000);
    }

    private static byte[] changed(byte[] file, Random random) {
        byte[] changed = file.clone();
        for (int n = random.nextInt(12); n >= 0; n--) {
            int at = random.nextInt(random.nextBoolean() ? Math.min(changed.length, 200) : changed.length);
            changed[at] = random.nextBoolean() ? (byte) 0xFF : (byte) random.nextInt();
        }
        return changed;
    }

    private static byte[] large(byte[] webp, Random random) {
        ByteBuffer file = ByteBuffer.wrap(webp).order(ByteOrder.LITTLE_ENDIAN);
        file.putShort(26, (short) random.nextInt(0x4000));
        file.putShort(28, (short) random.nextInt(0x4000));
        return webp;
    }

    private static byte[] webp(Random random) {
        byte[] onePixel = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
        byte[] more = Arrays.copyOf(onePixel, onePixel.length + 500);
        byte[] noise = new byte[500];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, more, onePixel.length, noise.length);
        ByteBuffer file = ByteBuffer.wrap(more).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(4, more.length - 8).putInt(16, more.length - 20);
        return more;
    }

    /** A picture whose header is all there is to it. */
    private static byte[] png(int width, int height, int bits, int colours, int interlaced) {
        return png(width, height, bits, colours, interlaced, chunk("IDAT", new byte[] {0x78, (byte) 0x9C, 3, 0}), 0);
    }

    /** A black picture. */
    private static byte[] png(int width, int height, int bits, int colours, int interlaced, byte[] before) {
        int samples = colours == RGBA ? 4 : colours == RGB ? 3 : 1;
        long row = 1 + ((long) width * bits * samples + 7) / 8;
        return png(width, height, bits, colours, interlaced, before, row * height);
    }

    private static byte[] png(int width, int height, int bits, int colours, int interlaced, byte[] before, long bytes) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(SIGNATURE);
        byte[] rest = {(byte) bits, (byte) colours, 0, 0, (byte) interlaced};
        file.writeBytes(chunk(
                "IHDR",
                ByteBuffer.allocate(13).putInt(width).putInt(height).put(rest).array()));
        file.writeBytes(before);
        if (colours == PALETTE) {
            file.writeBytes(chunk("PLTE", new byte[3]));
        }
        file.writeBytes(chunk("IDAT", zeros(new byte[0], bytes)));
        file.writeBytes(chunk("IEND", new byte[0]));
        return file.toByteArray();
    }

    private static byte[] bomb(byte[] before) {
        return zeros(before, UNPACKED);
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
