package org.ibasho.scheduling.venue.photo;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
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

    static final int LARGE_EDGE = 1280;
    static final int SMALL_EDGE = 480;

    /** Keeps a public page below 60 kB. */
    static final int SMALL_BYTES = 24 * 1024;

    private static final Set<String> FORMATS = Set.of("JPEG", "png", "webp");
    private static final double LARGE_QUALITY = 0.8;
    private static final double WORST_QUALITY = 0.3;
    private static final double QUALITY_STEP = 0.1;
    private static final double SMALLER = 0.75;

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
            BufferedImage upright = turned(decode(file), orientation(file));
            byte[] large = jpeg(upright, LARGE_EDGE, LARGE_QUALITY);
            return small(upright, large, SMALL_EDGE);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | java.awt.color.CMMException no) {
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
                return decode(reader, stream);
            } finally {
                reader.dispose();
            }
        }
    }

    private static BufferedImage decode(ImageReader reader, ImageInputStream stream) throws IOException {
        if (!FORMATS.contains(reader.getFormatName())) {
            throw rejected("photo-unreadable");
        }
        reader.setInput(stream, true, true);
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS) {
            throw rejected("photo-too-many-pixels");
        }
        ImageReadParam every = reader.getDefaultReadParam();
        int step = (int) Math.max(1, Math.max(width, height) / (2 * LARGE_EDGE));
        every.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, every);
    }

    /** @return the EXIF orientation, 1 to 8; 1 if the file has none */
    private static int orientation(byte[] file) throws IOException {
        try {
            ExifIFD0Directory exif = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class);
            Integer said = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
            return said == null || said < 1 || said > 8 ? 1 : said;
        } catch (ImageProcessingException saysNothing) {
            return 1;
        }
    }

    private static BufferedImage turned(BufferedImage image, int orientation) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var paper = opaque.createGraphics();
        paper.drawImage(image, 0, 0, java.awt.Color.WHITE, null);
        paper.dispose();
        return ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation))
                .apply(opaque);
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
