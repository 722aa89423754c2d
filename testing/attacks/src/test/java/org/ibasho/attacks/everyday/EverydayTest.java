package org.ibasho.attacks.everyday;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibasho.attacks.Attacks;
import org.ibasho.attacks.everyday.fault.Outages;
import org.ibasho.attacks.everyday.traffic.Exchange;
import org.ibasho.attacks.everyday.traffic.RequestLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EverydayTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final RequestLog log = new RequestLog();

    @TempDir
    private Path folder = Path.of("");

    private int run(String... arguments) {
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Attacks.run(print, print, arguments);
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Verdict verdict() {
        Verdict verdict = new Verdict(log, new Outages(), List.of(), Duration.ofMinutes(1));
        verdict.figures(List.of(), 1);
        verdict.tables(Map.of(), Map.of());
        return verdict;
    }

    @Test
    void says_what_to_do_if_nothing_is_running() {
        assertThat(run("everyday", "--run-dir", folder.toString())).isEqualTo(2);
        assertThat(output()).contains("start it with deploy/local/up");
    }

    @Test
    void wrong_options_end_with_2() {
        assertThat(run("everyday", "--minutes", "many")).isEqualTo(2);
    }

    @Test
    void a_run_without_any_problem_is_right_and_every_problem_makes_it_wrong() {
        assertThat(verdict().isRight()).isTrue();

        Verdict lost = verdict();
        lost.figures(List.of("one is lost"), 1);
        assertThat(lost.isRight()).isFalse();

        Verdict nothingDone = verdict();
        nothingDone.figures(List.of(), 0);
        assertThat(nothingDone.isRight()).isFalse();

        Verdict parked = verdict();
        parked.tables(Map.of(), Map.of("attendance.public.parked_message", 1L));
        assertThat(parked.isRight()).isFalse();

        log.add(new Exchange("reader", "GET /", Set.of("gateway"), Instant.EPOCH, Instant.EPOCH, 503));
        assertThat(verdict().isRight()).isFalse();
    }

    @Test
    void the_report_names_what_is_wrong() {
        log.problem("the door did not close");

        List<String> lines =
                new EverydayReport(log, new Outages(), List.of(), verdict()).lines(List.of("one sentence"));

        assertThat(lines)
                .contains("         the door did not close", "NOT EVERYTHING IS RIGHT, see above.", "one sentence")
                .allMatch(line -> line.length() <= 120);
    }
}
