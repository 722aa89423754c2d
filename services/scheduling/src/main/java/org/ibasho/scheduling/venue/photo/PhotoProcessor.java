package org.ibasho.scheduling.venue.photo;

import com.drew.imaging.FileType;
import com.drew.imaging.FileTypeDetector;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.lang.ByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.springframework.stereotype.Component;

/**
 * Re-encodes an upload as a photo for a page. Only the upright pixels are kept; metadata in the file (place, camera, an
 * uncropped preview) cannot reach the result.
 */
@Component
public class PhotoProcessor {

    /** The maximum size of a file. */
    static final long LARGEST_FILE = 5L * 1024 * 1024;

    /** A small file can contain a huge picture; beyond this limit it is not decoded. */
    static final long MOST_PIXELS = 50_000_000;

    /** The same for a picture that its decoder holds as a whole: WebP, and JPEG in several scans. */
    static final long MOST_PIXELS_HELD = 16_000_000;

    static final long MOST_WEBP_PIXELS = 4_000_000;

    /** A decoder holds one row of pixels, and a panorama of a phone is narrower. */
    static final int LONGEST_EDGE = 20_000;

    /** The longest edge of a decoded picture: more than a page shows, and some megabytes of memory. */
    static final int DECODED_EDGE = 1920;

    private static final int BAND = 64;

    /** A JPEG decoder passes over the whole picture for each scan; an encoder writes about ten. */
    private static final int MOST_SCANS = 100;

    static final int LARGE_EDGE = 1280;
    static final int SMALL_EDGE = 480;

    /** Keeps a public page below 60 kB. */
    static final int SMALL_BYTES = 24 * 1024;

    private static final Set<String> FORMATS = Set.of("JPEG", "png", "webp");
    private static final double LARGE_QUALITY = 0.8;
    private static final double WORST_QUALITY = 0.3;
    private static final double QUALITY_STEP = 0.1;
    private static final double SMALLER = 0.75;

    /** One picture at a time is decoded, so that several large ones do not add up. */
    private static final Semaphore DECODING = new Semaphore(1);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    /**
     * Processes an upload.
     *
     * @param file a JPEG, PNG or WebP
     * @throws InputRejected if it is no such picture, or too large
     */
    public ProcessedPhoto press(byte[] file) {
        if (file.length == 0) {
            throw rejected("photo-missing");
        }
        if (file.length > LARGEST_FILE) {
            throw rejected("photo-too-large");
        }
        try {
            if (!DECODING.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw rejected("photo-later");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw rejected("photo-later");
        }
        try {
            return process(file);
        } finally {
            DECODING.release();
        }
    }

    private static ProcessedPhoto process(byte[] file) {
        try {
            PictureFile picture = PictureFile.of(file);
            BufferedImage upright = turned(decode(picture.pixels()), orientation(file, picture.exif()));
            byte[] large = jpeg(upright, LARGE_EDGE, LARGE_QUALITY);
            return small(upright, large, SMALL_EDGE);
        } catch (IOException | RuntimeException no) {
            if (no instanceof InputRejected rejected) {
                throw rejected;
            }
            // decoders fail in many ways if a file is not what it claims to be
            throw rejected("photo-unreadable");
        }
    }

    private static InputRejected rejected(String code) {
        return new InputRejected(Fault.at("photo", code));
    }

    /** The first picture of the file, subsampled if it is much larger than needed. */
    private static BufferedImage decode(byte[] file) throws IOException {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw rejected("photo-unreadable");
            }
            ImageReader reader = readers.next();
            try {
                return decode(reader, stream, file);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage decode(ImageReader reader, ImageInputStream stream, byte[] file) throws IOException {
        if (!FORMATS.contains(reader.getFormatName())) {
            throw rejected("photo-unreadable");
        }
        reader.setInput(stream, true, true);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > mostPixels(reader.getFormatName(), file) || Math.max(width, height) > LONGEST_EDGE) {
            throw rejected("photo-too-many-pixels");
        }
        ImageReadParam every = reader.getDefaultReadParam();
        int step = (int) ((Math.max(width, height) + DECODED_EDGE - 1) / DECODED_EDGE);
        every.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, every);
    }

    private static long mostPixels(String format, byte[] file) throws IOException {
        if ("webp".equals(format)) {
            return MOST_WEBP_PIXELS;
        }
        int scans = "JPEG".equals(format) ? scans(file) : 1;
        if (scans > MOST_SCANS) {
            throw new IOException("a JPEG of very many scans");
        }
        return scans > 1 ? MOST_PIXELS_HELD : MOST_PIXELS;
    }

    /** Scans begin with FF DA, which no compressed data have; a preview in the metadata may count as well. */
    private static int scans(byte[] jpeg) {
        int scans = 0;
        for (int at = 1; at < jpeg.length; at++) {
            if (jpeg[at] == (byte) 0xDA && jpeg[at - 1] == (byte) 0xFF) {
                scans++;
            }
        }
        return scans;
    }

    /** @return the EXIF orientation, 1 to 8; 1 if the file has none */
    private static int orientation(byte[] file, byte[] exif) throws IOException {
        Metadata metadata = new Metadata();
        if (exif.length > 0) {
            new ExifReader().extract(new ByteArrayReader(exif), metadata);
        } else if (FileTypeDetector.detectFileType(new BufferedInputStream(new ByteArrayInputStream(file)))
                == FileType.Jpeg) {
            metadata = jpegMetadata(file);
        }
        ExifIFD0Directory said = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer orientation = said == null ? null : said.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return orientation == null || orientation < 1 || orientation > 8 ? 1 : orientation;
    }

    /** Only EXIF: nothing else of a file is unpacked. */
    private static Metadata jpegMetadata(byte[] file) throws IOException {
        try {
            return JpegMetadataReader.readMetadata(new ByteArrayInputStream(file), List.of(new ExifReader()));
        } catch (JpegProcessingException saysNothing) {
            return new Metadata();
        }
    }

    private static BufferedImage turned(BufferedImage image, int orientation) {
        BufferedImage opaque = opaque(image);
        return orientation == 1
                ? opaque
                : ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation))
                        .apply(opaque);
    }

    /** Painted in bands, because Java converts what it paints as a copy. */
    private static BufferedImage opaque(BufferedImage image) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var paper = opaque.createGraphics();
        for (int y = 0; y < image.getHeight(); y += BAND) {
            int height = Math.min(BAND, image.getHeight() - y);
            paper.drawImage(image.getSubimage(0, y, image.getWidth(), height), 0, y, java.awt.Color.WHITE, null);
        }
        paper.dispose();
        return opaque;
    }

    private static ProcessedPhoto small(BufferedImage image, byte[] large, int edge) throws IOException {
        BufferedImage resized = resized(image, edge);
        for (double quality = LARGE_QUALITY; quality >= WORST_QUALITY; quality -= QUALITY_STEP) {
            byte[] small = jpeg(resized, edge, quality);
            if (small.length <= SMALL_BYTES) {
                return ProcessedPhoto.of(large, small, resized.getWidth(), resized.getHeight());
            }
        }
        return small(image, large, (int) (edge * SMALLER));
    }

    private static BufferedImage resized(BufferedImage image, int edge) throws IOException {
        int longest = Math.max(image.getWidth(), image.getHeight());
        return Thumbnails.of(image)
                .scale(Math.min(1.0, (double) edge / longest))
                .asBufferedImage();
    }

    private static byte[] jpeg(BufferedImage image, int edge, double quality) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Thumbnails.of(resized(image, edge))
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(quality)
                .toOutputStream(bytes);
        return bytes.toByteArray();
    }
}
