package org.ibasho.scheduling.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.ibasho.scheduling.programme.Kind;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.ContextConfiguration;

/** The month as a sheet of paper. */
@ContextConfiguration(initializers = SiteTest.OwnDatabase.class)
class PaperTest extends SiteTest {

    private static final Path PICTURES = Path.of("target", "pictures");

    private static String gathering(String kind, String day, String more) {
        return """
                {"programme": "%s", "kind": "%s",
                 "startsAt": "%3$sT13:30:00+09:00", "endsAt": "%3$sT16:00:00+09:00", "doors": ["VENUE", "ZOOM"],
                 "venue": {"name": "市民会館 3階", "town": "苫小牧市"}, "state": "PUBLISHED"%4$s}
                """.formatted(Kind.valueOf(kind).programme(), kind, day, more);
    }

    private static List<String> december(int gatherings) {
        String[] kinds = {"REGULAR", "BEGINNERS", "PERSONS", "OUTING", "FAMILIES", "SATELLITE"};
        return IntStream.range(0, gatherings)
                .mapToObj(n -> gathering(
                        kinds[n % kinds.length],
                        "2026-12-%02d".formatted(1 + n * 30 / gatherings),
                        n % 3 == 0 ? ", \"theme\": \"冬の過ごし方\"" : ""))
                .toList();
    }

    private HttpResponse<byte[]> fetch(List<String> gatherings, String path, String language) {
        nothingAnnounced();
        gatherings.forEach(this::also);
        HttpRequest request = HttpRequest.newBuilder(URI.create(site() + path))
                .header("Accept-Language", language)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private PDDocument sheet(List<String> gatherings, String path, String language, String name) throws IOException {
        HttpResponse<byte[]> pdf = fetch(gatherings, path, language);
        assertThat(pdf.statusCode()).isEqualTo(200);
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".pdf"), pdf.body());
        return Loader.loadPDF(pdf.body());
    }

    private static String text(PDDocument sheet) throws IOException {
        return new PDFTextStripper().getText(sheet);
    }

    @Test
    void fourteen_gatherings_fit_on_one_a4_sheet_with_furigana() throws IOException {
        try (PDDocument sheet = sheet(december(14), "/calendar/2026-12.pdf", "ja", "paper")) {
            assertThat(sheet.getNumberOfPages()).isEqualTo(1);
            PDRectangle size = sheet.getPage(0).getMediaBox();
            assertThat(size.getWidth()).isBetween(594f, 596f);
            assertThat(size.getHeight()).isBetween(841f, 843f);
            assertThat(text(sheet).replaceAll("\\s", ""))
                    .contains("13:30–16:00", "Zoom", "011-622-5190", PUBLIC_ADDRESS + "/calendar")
                    .contains("れいかい", "とまこまい", "しみんかいかん", "とうじしゃかい", "ついたち", "ど", "ふゆ", "かた");
        }
    }

    @Test
    void fonts_are_embedded() throws IOException {
        try (PDDocument sheet = sheet(december(3), "/calendar/2026-12.pdf", "ja", "paper-fonts")) {
            PDPage page = sheet.getPage(0);
            for (COSName name : page.getResources().getFontNames()) {
                assertThat(page.getResources().getFont(name).isEmbedded())
                        .as(page.getResources().getFont(name).getName())
                        .isTrue();
                assertThat(page.getResources().getFont(name).getName()).contains("BIZUDPGothic");
            }
            assertThat(page.getResources().getFontNames()).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void more_gatherings_continue_on_another_sheet() throws IOException {
        try (PDDocument sheet = sheet(december(28), "/calendar/2026-12.pdf", "ja", "paper-long")) {
            assertThat(sheet.getNumberOfPages()).isEqualTo(2);
        }
    }

    @Test
    void has_no_furigana_in_english() throws IOException {
        try (PDDocument sheet = sheet(december(6), "/calendar/2026-12.pdf", "en", "paper-en")) {
            assertThat(text(sheet))
                    .contains("Programme for December 2026", "Regular meeting", "Tomakomai", "Sat 26 Dec")
                    .doesNotContain("とまこまい", "かいかん");
        }
    }

    @Test
    void an_empty_month_is_a_sheet_and_an_unavailable_one_is_not() throws IOException {
        try (PDDocument sheet = sheet(List.of(), "/calendar/2027-02.pdf", "ja", "paper-empty")) {
            assertThat(text(sheet).replaceAll("\\s", "")).contains("まだ", "まっていません。");
        }
        whileUnreadable("calendar", () -> {
            Api.Answer page = browser().get("/calendar/2026-12.pdf");
            assertThat(page.status()).isEqualTo(503);
            assertThat(page.body()).contains("いま、予定を表示できません。");
        });
        assertThat(browser().get("/calendar/2029-12.pdf").status()).isEqualTo(400);
    }

    @Test
    void the_sheet_is_cached_like_the_page_and_linked_from_it() {
        HttpResponse<byte[]> pdf = fetch(december(2), "/calendar/2026-12.pdf", "ja");
        assertThat(pdf.headers().firstValue("Cache-Control")).contains("max-age=10, private");
        assertThat(pdf.headers().firstValue("Content-Disposition"))
                .contains("inline; filename=\"calendar-2026-12.pdf\"");
        assertThat(browser().get("/calendar/2026-12").body()).contains("href=\"/calendar/2026-12.pdf\"");
        assertThat(browser().get("/calendar/2026-12/print").body()).contains("href=\"/calendar/2026-12.pdf\"");
    }
}
