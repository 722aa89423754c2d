package org.ibasho.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The supervisor plans the year of both programmes, and staffs and announces a month. The test counts clicks; each
 * input counts as one click.
 */
@Tag("long")
class YearPlanningTest {

    private static final int CLICKS_FOR_A_MONTH = 60;

    /** Other journeys use other venues in the same months. */
    private static final List<String> VENUES = List.of("居場所会館", "円山公園", "市民活動センター");

    private final LocalSystem system = LocalSystem.running();
    private int clicks;

    @Test
    void the_year_of_both_programmes_and_a_month_of_it_with_everybody_who_is_needed() throws IOException {
        thereAreStaff();
        try (BrowserUsers users = BrowserUsers.of(system)) {
            Page page = users.signedIn("npo", "supervisor", 1280, 900);
            page.navigate(system.gateway() + "/gatherings");
            series(page, "初心者例会", "1", "SATURDAY", "居場所会館 1階");
            series(page, "通常例会", "2", "SATURDAY", "居場所会館 2階");
            series(page, "例会外企画", "3", "SUNDAY", "円山公園");
            series(page, "当事者会", "2", "WEDNESDAY", "市民活動センター");
            series(page, "当事者会", "4", "WEDNESDAY", "市民活動センター");
            series(page, "親の会", "3", "FRIDAY", "市民活動センター");
            int forTheYear = clicks;
            assertThat(forTheYear).isLessThanOrEqualTo(60);

            clicks = 0;
            String month = secondMonth(page);
            List<String> gatherings = gatherings(page, month);
            assertThat(gatherings).hasSize(6);
            BrowserUsers.look(page, "year-month-planned");
            gatherings.forEach(gathering -> staffAndPublish(page, gathering));

            assertThat(clicks).as("clicks for a month").isLessThanOrEqualTo(CLICKS_FOR_A_MONTH);
            rows(page).all().forEach(row -> {
                assertThat(row).not().containsText("準備中");
                assertThat(row).not().containsText("あと");
            });
            BrowserUsers.look(page, "year-month-published");
            assertThat(announced(month)).isEqualTo(6);
            Files.writeString(
                    Path.of("target", "clicks.txt"), "the year: %d, the month: %d%n".formatted(forTheYear, clicks));
        }
    }

    /** Adds the existing staff by the API, which does not count as clicks. */
    private void thereAreStaff() {
        Api supervisor = system.npo("supervisor");
        joins(supervisor, "おおや", "PEER_SUPERVISOR", "");
        joins(supervisor, "なぎ", "CHAIR", "");
        joins(supervisor, "いぶき", "CHAIR", "{\"qualification\": \"FIRST_AID\"}");
        List.of("ゆき", "たろ", "みどり", "はる", "こまつ", "そら")
                .forEach(nickname -> joins(supervisor, nickname, "PEER_STAFF", ""));
    }

    private static void joins(Api supervisor, String nickname, String role, String held) {
        Api.Answer answer = supervisor.post(
                "/api/staff",
                "{\"nickname\": \"%s\", \"roles\": [\"%s\"], \"qualifications\": [%s]}"
                        .formatted(nickname, role, held));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    }

    /** The form's defaults are for the coming year, so no dates or times have to be typed. */
    private void series(Page page, String kind, String nth, String weekday, String venue) {
        click(page, "a[href='/series']");
        click(page, "a[href='/series/new']");
        click(page, "label:has-text('" + kind + "')");
        choose(page, "#nth", nth);
        choose(page, "#weekday", weekday);
        type(page, "#venue", venue);
        click(page, "main button.go");
        click(page, "main button.go");
        assertThat(page.locator("[role=status]").first()).containsText("予定に入れました");
        page.navigate(system.gateway() + "/gatherings");
        clicks++;
    }

    /** The second month of the year that was planned. */
    private String secondMonth(Page page) {
        page.navigate(system.gateway() + "/series");
        click(page, "tbody a >> nth=0");
        click(page, "tbody tr:nth-child(2) a");
        click(page, "main p a >> nth=0");
        return page.url().replaceFirst(".*month=", "");
    }

    private List<String> gatherings(Page page, String month) {
        assertThat(page).hasURL(system.gateway() + "/gatherings?month=" + month);
        Locator links = rows(page).locator("td:nth-child(2) a");
        return IntStream.range(0, links.count())
                .mapToObj(row -> links.nth(row).getAttribute("href"))
                .toList();
    }

    private static Locator rows(Page page) {
        return page.locator(
                VENUES.stream().map("tbody tr:has-text('%s')"::formatted).collect(Collectors.joining(", ")));
    }

    private void staffAndPublish(Page page, String gathering) {
        click(page, "a[href='" + gathering + "/roster']");
        click(page, "main button.go");
        assertThat(page.locator("main")).containsText("必要な席は、すべてうまっています");
        click(page, "main p a >> nth=0");
        click(page, "main button.go");
        assertThat(page.locator("[role=status]").first()).containsText("公開しました");
        click(page, "main p a >> nth=0");
    }

    private long announced(String month) {
        return Api.at(system.gateway())
                .get("/api/calendar?from=%1$s-01&to=%1$s-28".formatted(month))
                .json()
                .path("gatherings")
                .valueStream()
                .filter(gathering -> gathering.path("state").asString().equals("PUBLISHED"))
                .filter(gathering -> VENUES.stream()
                        .anyMatch(venue ->
                                gathering.path("venue").path("name").asString().startsWith(venue)))
                .count();
    }

    private void click(Page page, String what) {
        page.locator(what).first().click();
        clicks++;
    }

    private void type(Page page, String where, String what) {
        page.locator(where).fill(what);
        clicks++;
    }

    private void choose(Page page, String where, String what) {
        page.locator(where).selectOption(what);
        clicks++;
    }
}
