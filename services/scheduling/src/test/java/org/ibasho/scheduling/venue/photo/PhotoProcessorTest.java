package org.ibasho.scheduling.venue.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.Directory;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.StreamSupport;
import javax.imageio.ImageIO;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.InputRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoProcessorTest {

    private final PhotoProcessor press = new PhotoProcessor();

    private static BufferedImage read(byte[] jpeg) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    private static boolean isRed(BufferedImage image, double x, double y) {
        int rgb = image.getRGB((int) (x * image.getWidth()), (int) (y * image.getHeight()));
        return (rgb >> 16 & 0xFF) > 150 && (rgb & 0xFF) < 100;
    }

    private void rejects(byte[] file, String code) {
        assertThatExceptionOfType(InputRejected.class)
                .isThrownBy(() -> press.press(file))
                .satisfies(rejected -> assertThat(rejected.faults()).containsExactly(Fault.at("photo", code)));
    }

    @Test
    void the_place_of_a_photo_is_removed() throws Exception {
        byte[] taken = PhotoFiles.withExif(PhotoFiles.halves(1600, 1200, "jpg"), 1);
        assertThat(ImageMetadataReader.readMetadata(new ByteArrayInputStream(taken))
                        .getDirectoriesOfType(GpsDirectory.class))
                .singleElement()
                .satisfies(place ->
                        assertThat(String.valueOf(place.getGeoLocation())).startsWith("43.06"));

        ProcessedPhoto pressed = press.press(taken);
        for (byte[] jpeg : new byte[][] {pressed.large(), pressed.small()}) {
            var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(jpeg));
            assertThat(StreamSupport.stream(metadata.getDirectories().spliterator(), false)
                            .map(Directory::getName))
                    .containsExactlyInAnyOrder("JPEG", "JFIF", "Huffman", "File Type");
            assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "Cam");
        }
    }

    @Test
    void is_scaled_down_to_the_page_sizes() throws Exception {
        ProcessedPhoto pressed = press.press(PhotoFiles.halves(4000, 3000, "jpg"));
        assertThat(read(pressed.large()).getWidth()).isEqualTo(1280);
        assertThat(read(pressed.small()).getWidth()).isEqualTo(480);
        assertThat(pressed.width()).isEqualTo(480);
        assertThat(pressed.height()).isEqualTo(360);
        assertThat(pressed.id())
                .hasSize(64)
                .isEqualTo(press.press(PhotoFiles.halves(4000, 3000, "jpg")).id());
        assertThat(pressed.small().length).isLessThan(PhotoProcessor.SMALL_BYTES);
    }

    @Test
    void the_worst_case_stays_within_the_size_limit() throws Exception {
        ProcessedPhoto pressed = press.press(PhotoFiles.noise(1500, 1100));
        assertThat(pressed.small().length).isLessThanOrEqualTo(PhotoProcessor.SMALL_BYTES);
        assertThat(read(pressed.small()).getWidth()).isEqualTo(pressed.width());
        assertThat(read(pressed.small()).getHeight()).isEqualTo(pressed.height());
    }

    @Test
    void small_pictures_are_not_enlarged() throws Exception {
        ProcessedPhoto pressed = press.press(PhotoFiles.halves(300, 200, "png"));
        assertThat(read(pressed.large()).getWidth()).isEqualTo(300);
        assertThat(pressed.height()).isEqualTo(200);
    }

    /** The side of the red half in the upright picture, by orientation (EXIF 2.3, 4.6.4 A). */
    @ParameterizedTest
    @CsvSource({
        "1, 640, 480, 0.2, 0.5", "2, 640, 480, 0.8, 0.5", "3, 640, 480, 0.8, 0.5", "4, 640, 480, 0.2, 0.5",
        "5, 480, 640, 0.5, 0.2", "6, 480, 640, 0.5, 0.2", "7, 480, 640, 0.5, 0.8", "8, 480, 640, 0.5, 0.8"
    })
    void is_upright_for_every_orientation(int held, int width, int height, double x, double y) throws Exception {
        BufferedImage image = read(press.press(PhotoFiles.withExif(PhotoFiles.halves(640, 480, "jpg"), held))
                .large());
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        assertThat(isRed(image, x, y)).isTrue();
        assertThat(isRed(image, 1 - x, 1 - y)).isFalse();
    }

    @Test
    void webp_is_a_photo_too() throws Exception {
        byte[] onePixel = Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
        assertThat(read(press.press(onePixel).large()).getWidth()).isEqualTo(1);
    }

    @Test
    void refuses_other_files_whatever_their_name() {
        rejects("これは写真ではありません".getBytes(StandardCharsets.UTF_8), "photo-unreadable");
        rejects(PhotoFiles.halves(100, 100, "gif"), "photo-unreadable");
        byte[] cut = PhotoFiles.halves(640, 480, "png");
        rejects(Arrays.copyOf(cut, 60), "photo-unreadable");
        rejects(new byte[0], "photo-missing");
    }

    @Test
    void more_than_five_megabytes_are_refused() {
        rejects(new byte[6 * 1024 * 1024], "photo-too-large");
    }

    @Test
    void a_small_file_with_a_huge_picture_is_refused_before_decoding() {
        byte[] bomb = PhotoFiles.halves(16, 16, "png");
        // width and height in the header: 40,000 pixels each way would be some 5 GB
        System.arraycopy(new byte[] {0, 0, (byte) 0x9C, 0x40, 0, 0, (byte) 0x9C, 0x40}, 0, bomb, 16, 8);
        rejects(bomb, "photo-too-many-pixels");
    }

    @Test
    void a_large_picture_is_subsampled_while_it_is_read() throws Exception {
        assertThat(read(press.press(HostilePhotos.wide()).large()).getWidth()).isEqualTo(1280);
    }

    @Test
    void texts_and_profiles_are_never_unpacked() {
        for (byte[] bomb : new byte[][] {
            HostilePhotos.text(2), HostilePhotos.text(3), HostilePhotos.profile(2), HostilePhotos.profile(3)
        }) {
            long before = allocated();
            press.press(bomb);
            assertThat(allocated() - before).isLessThan(50_000_000);
        }
    }

    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().threadId());
    }
}
