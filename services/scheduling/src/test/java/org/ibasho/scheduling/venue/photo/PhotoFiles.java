package org.ibasho.scheduling.venue.photo;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;

/** Creates files like those of a camera or of an attacker. */
public final class PhotoFiles {

    private static final int EXIF_HEADER = 6;

    private PhotoFiles() {}

    /** A photo with a red left half and a blue right one. */
    public static byte[] halves(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var paper = image.createGraphics();
        paper.setColor(Color.RED);
        paper.fillRect(0, 0, width / 2, height);
        paper.setColor(Color.BLUE);
        paper.fillRect(width / 2, 0, width - width / 2, height);
        paper.dispose();
        return write(image, format);
    }

    /** The worst case for compression: every pixel differs. */
    public static byte[] noise(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return write(image, "jpg");
    }

    private static byte[] write(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The photo with a phone's metadata: the orientation, and the position in Sapporo (43°N 141°E). */
    public static byte[] withExif(byte[] jpeg, int orientation) {
        ByteBuffer exif = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        exif.put("Exif\0\0II*\0".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        exif.putShort((short) 3);
        entry(
                exif,
                0x010F,
                2,
                4,
                ByteBuffer.wrap(new byte[] {'C', 'a', 'm', 0})
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt());
        entry(exif, 0x0112, 3, 1, orientation);
        entry(exif, 0x8825, 4, 1, 60);
        exif.putInt(0);
        exif.position(EXIF_HEADER + 60);
        exif.putShort((short) 4);
        entry(exif, 1, 2, 2, 'N');
        entry(exif, 2, 5, 3, 120);
        entry(exif, 3, 2, 2, 'E');
        entry(exif, 4, 5, 3, 144);
        exif.putInt(0);
        exif.position(EXIF_HEADER + 120);
        for (int part : new int[] {43, 3, 42, 141, 20, 57}) {
            exif.putInt(part).putInt(1);
        }
        ByteBuffer file = ByteBuffer.allocate(jpeg.length + exif.position() + 4);
        file.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (exif.position() + 2));
        file.put(exif.array(), 0, exif.position()).put(jpeg, 2, jpeg.length - 2);
        return file.array();
    }

    private static void entry(ByteBuffer exif, int tag, int type, int count, int value) {
        exif.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }
}
