package org.ibasho.reporting.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.YearMonth;
import org.ibasho.reporting.GatheringMessages;
import org.ibasho.testing.Api;
import org.ibasho.testing.Realm;
import org.ibasho.testing.ServiceTest;
import org.ibasho.time.Tokyo;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class MonthlyReportPageTest {

    @LocalServerPort
    private int port;

    private Api officer(String language) {
        return Api.at(port)
                .with(Realm.of("npo").token("city-officer"))
                .header("Accept", "text/html")
                .header("Accept-Language", language);
    }

    private String page(String month, String language) {
        Api.Answer answer = officer(language).get("/reports/monthly/" + month);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void reports_redirects_to_the_current_month_in_japan() {
        Api.Answer answer = officer("ja").get("/reports");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo("/reports/monthly/" + YearMonth.now(Tokyo.ZONE));
    }

    @Test
    void a_month_is_read_in_both_languages() {
        GatheringMessages.of("SANGO")
                .published("2028-02-05T13:30:00+09:00")
                .closed(
                        12,
                        GatheringMessages.visits("PERSON", "FIRST", 4) + ","
                                + GatheringMessages.visits("FAMILY", "UNKNOWN", 8))
                .concluded();
        GatheringMessages.of("YORIDOKORO").published("2028-02-09T13:30:00+09:00");
        GatheringMessages.consultation("2028-02", "PHONE", "");
        await().untilAsserted(
                        () -> assertThat(page("2028-02", "ja")).contains("延人数 12 人", "相談 1 件", "まだ終了していない会が1つあります"));

        assertThat(page("2028-02", "ja"))
                .contains("令和9年度", "2028年2月の報告", "4月", "3月")
                .contains("SANGOの会 自主事業 開いた会 1回 中止 0回")
                .contains("本人 4 0 0 4 家族 0 0 8 8 見学 0 0 0 0 計 4 0 8 12")
                .contains("受付をおわった会だけを数えています", "数え方 2026-1版")
                .contains("電話 1 計 1", "来所、メール、訪問、居場所、オンライン、手紙、その他");
        assertThat(page("2028-02", "en"))
                .contains(
                        "Fiscal year 2027",
                        "Report for February 2028",
                        "Visits 12",
                        "One gathering of this month is not")
                .contains("Person 4 0 0 4 Family 0 0 8 8 Observer 0 0 0 0 Total 4 0 8 12")
                .contains("Phone 1 Total 1", "Apr", "Mar")
                .doesNotContain("??");
    }

    @Test
    void an_empty_month_is_stated_in_a_sentence() {
        assertThat(page("2018-04", "ja"))
                .contains("この月は、公開した会も、会での相談もありませんでした。", "相談はありませんでした。")
                .doesNotContain("まだ終了していない会", "初めて", "??");
        assertThat(page("2018-04", "en"))
                .contains("No gathering was announced this month")
                .doesNotContain("??");
    }

    @Test
    void an_invalid_month_gets_an_error_page() {
        Api.Answer answer = officer("ja").get("/reports/monthly/2026-13");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.body()).contains("この日付や時刻はありません。");
    }
}
