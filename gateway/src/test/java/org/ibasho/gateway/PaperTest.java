package org.ibasho.gateway;

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
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The month as a sheet of paper. */
class PaperTest extends GatewayTest {

    private static final Path PICTURES = Path.of("target", "pictures");

    private static String gathering(String kind, String day, String more) {
        return """
                {"id": "01a20627-e482-7006-950f-05e17b83bc55", "programme": "SANGO", "kind": "%s", "mandate": "OWN",
                 "startsAt": "%2$sT13:30:00+09:00", "endsAt": "%2$sT16:00:00+09:00", "doors": ["VENUE", "ZOOM"],
                 "venue": {"name": "市民会館 3階", "town": "苫小牧市"}, "state": "PUBLISHED"%3$s}
                """.formatted(kind, day, more);
    }

    private static String month(String... gatherings) {
        return "{\"gatherings\": [" + String.join(",", gatherings) + "]}";
    }

    private static String december(int gatherings) {
        String[] kinds = {"REGULAR", "BEGINNERS", "PERSONS", "OUTING", "FAMILIES", "SATELLITE"};
        return month(IntStream.range(0, gatherings)
                .mapToObj(n -> gathering(
                        kinds[n % kinds.length],
                        "2026-12-%02d".formatted(1 + n * 30 / gatherings),
                        n % 3 == 0 ? ", \"theme\": \"冬の過ごし方\"" : ""))
                .toArray(String[]::new));
    }

    private HttpResponse<byte[]> fetch(String answer, String path, String language) {
        scheduling.answers(StubService.json(200, answer));
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway() + path))
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

    private PDDocument sheet(String answer, String path, String language, String name) throws IOException {
        HttpResponse<byte[]> pdf = fetch(answer, path, language);
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
                    .contains("13:30–16:00", "Zoom", "011-622-5190", gateway() + "/calendar")
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
        try (PDDocument sheet = sheet(month(), "/calendar/2027-02.pdf", "ja", "paper-empty")) {
            assertThat(text(sheet).replaceAll("\\s", "")).contains("まだ", "まっていません。");
        }
        scheduling.answers(StubService.json(500, "{}"));
        HttpResponse<String> page = browser().page("/calendar/2026-12.pdf");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("いま、予定を表示できません。");
        assertThat(browser().page("/calendar/2029-12.pdf").statusCode()).isEqualTo(400);
    }

    @Test
    void the_sheet_is_cached_like_the_page_and_linked_from_it() {
        HttpResponse<byte[]> pdf = fetch(december(2), "/calendar/2026-12.pdf", "ja");
        assertThat(pdf.headers().firstValue("Cache-Control")).contains("max-age=10, private");
        assertThat(pdf.headers().firstValue("Content-Disposition"))
                .contains("inline; filename=\"calendar-2026-12.pdf\"");
        assertThat(browser().page("/calendar/2026-12").body()).contains("href=\"/calendar/2026-12.pdf\"");
        assertThat(browser().page("/calendar/2026-12/print").body()).contains("href=\"/calendar/2026-12.pdf\"");
    }
}
