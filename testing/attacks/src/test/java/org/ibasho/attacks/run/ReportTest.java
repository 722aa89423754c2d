package org.ibasho.attacks.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final int WIDTH = 120;

    private final Report report = new Report();

    @Test
    void counts_equal_answers_together_the_most_frequent_first() {
        report.begin("tokens");
        Row row = report.row("no exp", "401");
        row.came("/a", "401", true);
        row.came("/b", "403", true);
        row.came("/c", "401", true);

        assertThat(report.lines("tokens").getLast())
                .contains("no exp", "401 (2), 403 (1)")
                .endsWith("held");
        assertThat(report.held()).isTrue();
        assertThat(report.successes()).isEmpty();
    }

    @Test
    void one_request_that_is_not_answered_as_expected_is_a_success_of_the_attacker() {
        report.begin("tokens");
        Row row = report.row("no exp", "401");
        row.came("/a", "401", true);
        row.came("/b", "200", false);

        assertThat(report.held()).isFalse();
        assertThat(report.lines("tokens").getLast()).endsWith("NOT");
        assertThat(report.successes()).containsExactly("tokens, no exp: expected 401", "  /b: 200");
    }

    @Test
    void a_row_without_a_request_does_not_hold() {
        report.begin("tokens");
        report.row("no exp", "401");

        assertThat(report.held()).isFalse();
        assertThat(report.lines("tokens").getLast())
                .contains("nothing was tried")
                .endsWith("NOT");
    }

    @Test
    void its_lines_fit_into_a_document_and_name_ten_requests_at_most() {
        report.begin("tokens");
        Row row = report.row("x".repeat(200), "y".repeat(200));
        IntStream.range(0, 100).forEach(n -> row.came("/" + n, "z" + n, false));

        assertThat(report.lines("tokens")).allMatch(line -> line.length() <= WIDTH);
        assertThat(Report.heading()).hasSizeLessThanOrEqualTo(WIDTH).startsWith("tried");
        assertThat(report.successes()).hasSize(12).last().asString().contains("and 90 more");
    }
}
