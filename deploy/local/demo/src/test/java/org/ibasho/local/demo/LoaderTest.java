package org.ibasho.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.ibasho.local.demo.api.Retry;
import org.ibasho.local.demo.year.Span;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.MissingNode;

class LoaderTest {

    private static final String YEAR = """
        名前: 例
        会場一覧:
          部屋: {名前: 市民活動の部屋, 町: 札幌市}
        相談員:
          - {名前: 鈴木, 資格: [公認心理師]}
          - {名前: 佐藤, 資格: [精神保健福祉士, 社会福祉士], ログイン: 相談員}
        会:
          - {日付: 2026-10-03, 時間: 13:00-15:00, 種類: 通常例会, 会場: 部屋, 参加方法: [会場], 人数: {本人: [30, 100, 1]}}
          - {日付: 2026-10-10, 時間: 13:00-15:00, 種類: 初心者例会, 会場: 部屋, 参加方法: [会場], 人数: 0}
          - {日付: 2026-10-17, 時間: 13:00-15:00, 種類: 通常例会, 会場: 部屋, 参加方法: [会場], 中止: 大雨のため}
          - 日付: 2026-10-21
            時間: 13:00-15:00
            種類: 親の会
            会場: 部屋
            参加方法: [会場, Zoom]
            変更: {日付: 2026-10-28}
            人数: {会場 家族: [1, 2, 0], Zoom 家族: [0, 1, 1]}
            専門相談員: 佐藤
            相談:
              - {続柄: 母}
              - {続柄: 母}
          - {日付: 2026-11-20, 時間: 13:00-15:00, 種類: 通常例会, 会場: 部屋, 参加方法: [会場]}
          - {日付: 2026-12-09, 時間: 13:00-15:00, 種類: 親の会, 会場: 部屋, 参加方法: [会場], 派遣なし: 研修のため}
          - {日付: 2027-03-06, 時間: 13:00-15:00, 種類: 通常例会, 会場: 部屋, 参加方法: [会場]}
        相談:
          - {日時: 2026-10-05 10:00, 方法: 電話}
          - {日時: 2026-12-05 10:00, 方法: 電話}
        """;

    private final StubSystem system = new StubSystem();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private String today = "2026-11-22";

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("year.yaml"), YEAR);
        system.announceIn(folder);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void brings_each_gathering_to_where_it_stands_today() {
        assertThat(load()).as(said()).isZero();

        assertThat(system.api().on("2026-10-03").state()).isEqualTo("CONCLUDED");
        assertThat(system.api().on("2026-10-03").visits()).isEqualTo(131);
        assertThat(system.api().on("2026-10-10").state()).isEqualTo("CONCLUDED");
        assertThat(system.api().on("2026-10-17").state()).isEqualTo("CANCELLED");
        assertThat(system.api().on("2026-10-28").state()).isEqualTo("CONCLUDED");
        assertThat(system.api().on("2026-10-28").answer()).contains("true", "1");
        assertThat(system.api().on("2026-11-20").state()).isEqualTo("PUBLISHED");
        assertThat(system.api().on("2026-12-09").answer()).contains("false", "研修のため");
        assertThat(system.api().on("2027-03-06").state()).isEqualTo("PLANNED");
        assertThat(system.api().consultations())
                .as("one of them has not taken place yet")
                .hasSize(3);
        assertThat(system.api().counsellors()).containsExactly("鈴木", "佐藤");
        assertThat(said())
                .contains("例 is loaded")
                .contains("2026-10   3 held, 1 cancelled; 136 visits, 3 consultations");
    }

    @Test
    void links_the_logins_of_the_local_system_to_staff_and_counsellors() throws IOException {
        Files.writeString(file, YEAR.replace("会場一覧:", """
            スタッフ:
              - {呼び名: おおや, 役割: [運営統括支援員, 司会], ログイン: 統括}
              - {呼び名: はる, 役割: [ピアスタッフ]}
            会場一覧:\
            """));

        assertThat(load()).as(said()).isZero();
        assertThat(load()).as(said()).isZero();

        assertThat(system.api().logins())
                .isEqualTo(Map.of("login-of-oya", "おおや", "supervisor", "おおや", "counsellor", "佐藤"));
    }

    @Test
    void changes_nothing_when_the_file_is_loaded_again() {
        load();
        int changes = system.api().changes();

        assertThat(load()).as(said()).isZero();

        assertThat(system.api().changes()).isEqualTo(changes);
        assertThat(system.api().gatherings()).hasSize(7);
    }

    @Test
    void goes_on_where_a_load_was_cut_off() {
        load();
        int changes = system.api().changes();
        for (int posts = 1; posts < changes; posts += 5) {
            try (StubSystem other = new StubSystem()) {
                loadTwiceWithAFailureBetween(other, posts, changes);
            } catch (IOException failure) {
                throw new AssertionError(failure);
            }
        }
    }

    private void loadTwiceWithAFailureBetween(StubSystem other, int posts, int changes) throws IOException {
        other.announceIn(folder);
        other.dieAfter(posts);
        assertThat(load()).isEqualTo(1);
        other.comeBack();
        assertThat(load()).as(said()).isZero();
        assertThat(other.api().changes()).isEqualTo(changes);
    }

    @Test
    void waits_until_the_other_services_have_heard_of_a_gathering() {
        system.api().othersHearOfAGatheringAfter(3);

        assertThat(load()).as(said()).isZero();
        assertThat(system.api().on("2026-10-03").visits()).isEqualTo(131);
    }

    @Test
    void answers_for_a_gathering_that_was_moved_only_when_the_centre_has_heard_of_the_move() {
        system.api().othersHearOfAGatheringAfter(5);

        assertThat(load()).as(said()).isZero();

        StubGathering moved = system.api().on("2026-10-28");
        assertThat(moved.startsAtForTheCentre()).isEqualTo(moved.startsAt());
        assertThat(moved.answer()).contains("\"counsellorId\":\"1\"");
    }

    @Test
    void gives_up_with_a_sentence_if_they_never_do() {
        system.api().othersHearOfAGatheringAfter(1_000_000);

        assertThat(load()).isEqualTo(1);
        assertThat(said()).contains("does not arrive at another service");
    }

    @Test
    void sends_marks_in_batches_of_a_hundred_at_most() {
        load();

        assertThat(system.api().batches()).contains(100, 31).allMatch(size -> size <= 100);
    }

    @Test
    void signs_in_again_when_a_token_has_run_out() {
        load();

        assertThat(system.tokens()).as("four clients, one of them twice").isEqualTo(5);
    }

    @Test
    void says_what_the_reports_lack() {
        system.api().loseVisitsInReports(1);

        assertThat(load()).isEqualTo(1);
        assertThat(said()).contains("2026-10 よりどころ: the report says 1 held, 0 cancelled, 4 visits");
    }

    @Test
    void does_not_mind_what_others_have_entered() throws IOException {
        load();
        Files.writeString(file, YEAR.replace("名前: 例", "名前: もう一つ"));

        assertThat(load()).as(said()).isZero();
        assertThat(said()).contains("This is more than the file says");
    }

    @Test
    void says_what_was_rewritten_after_it_was_loaded_and_loads_the_rest() throws IOException {
        load();
        Files.writeString(
                file, YEAR.replace("種類: 通常例会, 会場: 部屋, 参加方法: [会場]}", "種類: 通常例会, テーマ: 新しい, 会場: 部屋, 参加方法: [会場]}"));

        assertThat(load()).isEqualTo(1);
        assertThat(said()).contains("2026-11-20 通常例会: It was loaded before with other values");
        assertThat(system.api().gatherings()).hasSize(7);
    }

    @Test
    void takes_numbers_that_are_written_later() throws IOException {
        load();
        Files.writeString(file, YEAR.replace("{日付: 2026-11-20,", "{人数: {本人: [1, 1, 0]}, 日付: 2026-11-20,"));

        assertThat(load()).as(said()).isZero();
        assertThat(system.api().on("2026-11-20").state()).isEqualTo("CONCLUDED");
        assertThat(system.api().on("2026-11-20").visits()).isEqualTo(2);
    }

    @Test
    void publishes_what_comes_closer_and_accepts_what_somebody_did_on_a_page() throws IOException {
        Files.writeString(file, YEAR.replace("日付: 2027-03-06", "日付: 2027-02-06"));
        load();
        assertThat(system.api().on("2027-02-06").state()).isEqualTo("PLANNED");
        system.api().on("2026-11-20").take("conclusion", MissingNode.getInstance());
        system.api().on("2027-02-06").take("publication", MissingNode.getInstance());

        today = "2026-12-01";

        assertThat(load()).as(said()).isZero();
        assertThat(system.api().on("2026-11-20").state()).isEqualTo("CONCLUDED");
        assertThat(system.api().on("2027-02-06").state()).isEqualTo("PUBLISHED");
    }

    @Test
    void loads_nothing_of_a_file_with_a_problem() throws IOException {
        Files.writeString(
                folder.resolve("wrong.yaml"), YEAR.replace("名前: 例", "名前: まちがい").replace("大雨のため}", "大雨のため, 雨: 1}"));

        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(said()).contains("wrong.yaml, line 10: ").contains("Nothing was loaded.");
        assertThat(system.api().changes()).isZero();
    }

    @Test
    void refuses_two_files_of_one_name_which_it_could_not_tell_apart() throws IOException {
        Files.writeString(folder.resolve("copy.yaml"), YEAR);

        assertThat(run(folder.toString())).isEqualTo(1);
        assertThat(system.api().changes()).isZero();
    }

    @Test
    void only_looks_when_asked_to_check() {
        assertThat(run("--check", file.toString())).isZero();
        assertThat(system.api().changes()).isZero();
    }

    @Test
    void says_in_a_sentence_that_nothing_is_running() throws IOException {
        Files.delete(folder.resolve("endpoints.json"));

        assertThat(load()).isEqualTo(1);
        assertThat(said()).contains("Ibasho is not running in");
    }

    @Test
    void says_in_a_sentence_what_it_cannot_understand() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--fast", file.toString())).isEqualTo(2);
        assertThat(run(file.toString(), file.toString())).isEqualTo(2);
        assertThat(run(folder.resolve("missing.yaml").toString())).isEqualTo(1);
    }

    private int load() {
        return run("--run-dir", folder.toString(), file.toString());
    }

    private int run(String... arguments) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Clock clock = Clock.fixed(Instant.parse(today + "T03:00:00Z"), Span.JAPAN);
        Retry retry = new Retry(Duration.ofMillis(300), Duration.ofMillis(20), Duration.ofMillis(5));
        return new Loader(out, out, clock, retry).run(arguments);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
