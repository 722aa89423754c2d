package org.ibasho.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.ibasho.testing.Api;
import org.ibasho.testing.Chromium;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The supervisor's files (a spreadsheet, a photo) appear on the page for first-time visitors. */
@Tag("long")
class FirstVisitTest {

    /** The character set of Excel on a Japanese computer. */
    private static final Charset SHIFT_JIS = Charset.forName("windows-31j");

    private static final int UNIT = 640;

    private final LocalSystem system = LocalSystem.running();
    private final LocalDate day = LocalDate.now(ZoneId.of("Asia/Tokyo")).plusDays(20);
    private final String venue = "みどり会館 " + day.getDayOfMonth() + "号室";

    @Test
    void from_a_table_and_a_photo_to_the_page_of_a_first_visit() throws IOException, InterruptedException {
        assertThat(system.npo("supervisor")
                        .post(
                                "/api/staff",
                                "{\"nickname\": \"ひなた\", \"roles\": [\"CHAIR\", \"PEER_STAFF\"], \"qualifications\":"
                                        + " []}")
                        .status())
                .isEqualTo(201);
        try (BrowserUsers users = BrowserUsers.of(system)) {
            Page page = users.signedIn("npo", "supervisor", 1280, 900);
            aTableIsPlanned(page);
            theVenueIsDescribed(page);
            somebodyIsThereAndItIsAnnounced(page);
            String id = page.url().replaceFirst(".*/gatherings/([^?]*).*", "$1");
            theVisitorSees(users, id);
        }
        theMonthIsOnASheet();
    }

    private void aTableIsPlanned(Page page) {
        String table = """
            日付,はじまり,おわり,会の種類,テーマ,会場,市町村,参加の方法
            %s,13:30,16:00,通常例会,冬の過ごし方,%s,江別市,会場・Zoom
            """.formatted(day, venue);
        page.navigate(system.gateway() + "/plans");
        BrowserUsers.look(page, "plans");
        page.setInputFiles("#file", new FilePayload("予定.csv", "text/csv", table.getBytes(SHIFT_JIS)));
        page.click("main button.go");
        assertThat(page.locator("tbody")).containsText(venue);
        BrowserUsers.look(page, "plan-preview");
        page.click("main button.go");
        assertThat(page.locator("[role=status]")).containsText("予定に入れました");
    }

    private void theVenueIsDescribed(Page page) throws IOException {
        page.navigate(system.gateway() + "/venues");
        page.click("a:has-text('" + venue + "')");
        page.fill("#reading", "みどりかいかん");
        page.fill("#address", "江別市緑町1-1");
        page.fill("#access", "駅の北口を出て、まっすぐ5分です。緑の看板が目じるしです。");
        page.fill("#lookIn", "入口のガラスから、中の様子が見えます。");
        page.fill("#barriers", "入口に段差はありません。エレベーターがあります。");
        page.click("main button.go");
        assertThat(page.locator("[role=status]")).isVisible();
        page.setInputFiles("#photo", new FilePayload("入口.png", "image/png", entrance()));
        page.fill("#alternative", "緑の看板のある、ガラスの入口。");
        page.click("button:has-text('写真をのせる')");
        assertThat(page.locator("figure.entrance img")).isVisible();
        BrowserUsers.look(page, "venue");
    }

    private void somebodyIsThereAndItIsAnnounced(Page page) {
        page.navigate(system.gateway() + "/gatherings?month=" + day.toString().substring(0, 7));
        page.click("tr:has-text('" + venue + "') td:nth-child(2) a");
        page.click("a[href$='/roster']");
        page.click("main button.go");
        assertThat(page.locator("main")).containsText("必要な席は、すべてうまっています");
        page.click("main p a >> nth=0");
        page.click("main button.go");
        assertThat(page.locator("[role=status]").first()).containsText("公開しました");
        BrowserUsers.look(page, "gathering");
    }

    private void theVisitorSees(BrowserUsers users, String id) {
        for (int width : new int[] {360, 1280}) {
            try (BrowserContext window = users.visitor(width)) {
                Page page = window.newPage();
                page.navigate(system.gateway() + "/calendar/" + id);
                assertThat(page.locator("main")).containsText("緑の看板が目じるしです");
                assertThat(page.locator("main")).containsText("のぞく");
                assertThat(page.locator(".seats")).containsText("司会");
                assertThat(page.locator("figure.entrance img")).hasJSProperty("complete", true);
                assertThat((int) page.locator("figure.entrance img").evaluate("image => image.naturalWidth"))
                        .isPositive();
                Chromium.picture(page, "first-visit-" + width);
                Chromium.hasNoBarrier(page);
            }
        }
        assertThat(Api.at(system.gateway()).get("/notices").status()).isEqualTo(200);
    }

    private void theMonthIsOnASheet() throws IOException, InterruptedException {
        URI sheet = URI.create(system.gateway() + "/calendar/" + day.toString().substring(0, 7) + ".pdf");
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer =
                    http.send(HttpRequest.newBuilder(sheet).build(), HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT))
                    .startsWith("application/pdf");
            assertThat(answer.body()).startsWith('%', 'P', 'D', 'F');
        }
    }

    /** A drawing, so that no real photo has to be in the repository. */
    private static byte[] entrance() throws IOException {
        BufferedImage image = new BufferedImage(2 * UNIT, (int) (1.5 * UNIT), BufferedImage.TYPE_INT_RGB);
        Graphics2D paint = image.createGraphics();
        paint.setPaint(new GradientPaint(0, 0, new Color(0xbfd9ea), 0, 600, new Color(0xf3efe4)));
        paint.fillRect(0, 0, image.getWidth(), image.getHeight());
        paint.setPaint(new Color(0xb9b2a3));
        paint.fillRect(0, 800, image.getWidth(), 160);
        paint.setPaint(new Color(0xe9e2d2));
        paint.fillRect(160, 180, 960, 640);
        paint.setPaint(new Color(0x8a8172));
        paint.fillRect(140, 150, 1000, 50);
        paint.setPaint(new Color(0x9fc3cf));
        paint.fillRect(230, 320, 220, 240);
        paint.fillRect(830, 320, 220, 240);
        paint.fillRect(520, 420, 115, 400);
        paint.fillRect(645, 420, 115, 400);
        paint.setPaint(new Color(0x0f5a34));
        paint.fillRoundRect(500, 270, 280, 90, 24, 24);
        paint.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
