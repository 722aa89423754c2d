package org.ibasho.local.demo.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import org.ibasho.local.demo.file.YearReader.Result;
import org.ibasho.local.demo.vocabulary.AgeBand;
import org.ibasho.local.demo.vocabulary.Channel;
import org.ibasho.local.demo.vocabulary.Entrance;
import org.ibasho.local.demo.vocabulary.Kind;
import org.ibasho.local.demo.vocabulary.Purpose;
import org.ibasho.local.demo.vocabulary.Relationship;
import org.ibasho.local.demo.vocabulary.Visit;
import org.ibasho.local.demo.vocabulary.Who;
import org.ibasho.local.demo.year.CentreAnswer;
import org.ibasho.local.demo.year.ConsultationEntry;
import org.ibasho.local.demo.year.Count;
import org.ibasho.local.demo.year.GatheringEntry;
import org.ibasho.local.demo.year.Venue;
import org.ibasho.local.demo.year.Year;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearReaderTest {

    private static final String JAPANESE = """
            名前: 例
            会場一覧:
              部屋: {名前: 市民活動の部屋, 町: 札幌市}
            会:
              - 日付: 2026-06-06
                時間: 13:30-16:00
                種類: 当事者会
                テーマ: 話す
                会場: 部屋
                参加方法: [会場, Zoom]
                変更: {日付: 2026-06-20}
                人数:
                  会場 本人: [1, 4, 0]
                  Zoom 本人: [0, 0, 2]
                専門相談員: 佐藤
                相談:
                  - {続柄: 母, 年代: 20代, 目的: [関わり方, 経済]}
            相談:
              - {日時: 2026-06-03 9:30, 方法: 電話}
            相談員:
              - {名前: 佐藤, 資格: [精神保健福祉士], ログイン: 相談員}
            """;

    private static final String ENGLISH = """
            name: 例
            venues:
              部屋: {name: 市民活動の部屋, town: 札幌市}
            gatherings:
              - day: 2026-06-06
                time: 13:30-16:00
                kind: persons
                theme: 話す
                venue: 部屋
                doors: [venue, zoom]
                moved: {day: 2026-06-20}
                counted:
                  venue person: [1, 4, 0]
                  ZOOM PERSON: [0, 0, 2]
                counsellor: 佐藤
                consultations:
                  - {relationship: mother, age: 20s, purposes: [relating, money]}
            consultations:
              - {at: 2026-06-03 9:30, channel: phone}
            counsellors:
              - {name: 佐藤, qualifications: [psychiatric_social_worker], login: counsellor}
            """;

    @Test
    void reads_all_that_a_gathering_can_have() {
        GatheringEntry gathering = read(JAPANESE).gatherings().getFirst();

        assertThat(gathering.kind()).isEqualTo(Kind.PERSONS);
        assertThat(gathering.theme()).isEqualTo("話す");
        assertThat(gathering.announced().startsAt()).isEqualTo(OffsetDateTime.parse("2026-06-06T13:30:00+09:00"));
        assertThat(gathering.span().startsAt()).isEqualTo(OffsetDateTime.parse("2026-06-20T13:30:00+09:00"));
        assertThat(gathering.span().endsAt()).isEqualTo(OffsetDateTime.parse("2026-06-20T16:00:00+09:00"));
        assertThat(gathering.venue()).isEqualTo(new Venue("市民活動の部屋", "札幌市"));
        assertThat(gathering.doors()).containsExactly(Entrance.VENUE, Entrance.ZOOM);
        assertThat(gathering.answer()).isEqualTo(new CentreAnswer.Comes("佐藤"));
        assertThat(gathering.counted())
                .containsExactly(
                        new Count(Who.PERSON, Visit.FIRST, Entrance.VENUE, 1),
                        new Count(Who.PERSON, Visit.AGAIN, Entrance.VENUE, 4),
                        new Count(Who.PERSON, Visit.UNKNOWN, Entrance.ZOOM, 2));
        assertThat(gathering.visits()).isEqualTo(7);
    }

    @Test
    void reads_consultations_and_takes_what_is_not_written_as_unknown() {
        Year year = read(JAPANESE);
        ConsultationEntry at = year.gatherings().getFirst().consultations().getFirst();
        ConsultationEntry elsewhere = year.consultations().getFirst();

        assertThat(at.channel()).isEqualTo(Channel.GATHERING);
        assertThat(at.relationship()).isEqualTo(Relationship.MOTHER);
        assertThat(at.age()).isEqualTo(AgeBand.TWENTIES);
        assertThat(at.purposes()).containsExactly(Purpose.RELATING, Purpose.MONEY);
        assertThat(at.at()).isEqualTo(OffsetDateTime.parse("2026-06-20T14:45:00+09:00"));
        assertThat(elsewhere.channel()).isEqualTo(Channel.PHONE);
        assertThat(elsewhere.relationship()).isEqualTo(Relationship.UNKNOWN);
        assertThat(elsewhere.age()).isEqualTo(AgeBand.UNKNOWN);
        assertThat(elsewhere.purposes()).containsExactly(Purpose.UNKNOWN);
        assertThat(elsewhere.at()).isEqualTo(OffsetDateTime.parse("2026-06-03T09:30:00+09:00"));
    }

    @Test
    void takes_a_code_for_the_word_that_people_use() {
        assertThat(read(ENGLISH)).isEqualTo(read(JAPANESE));
    }

    @Test
    void takes_0_for_a_gathering_to_which_nobody_came_and_silence_for_one_whose_numbers_are_not_known() {
        String without = JAPANESE.replaceAll("    人数:\n.*\n.*\n", "");

        assertThat(read(without).gatherings().getFirst().counted()).isNull();
        assertThat(read(without.replace("    専門相談員", "    人数: 0\n    専門相談員"))
                        .gatherings()
                        .getFirst()
                        .counted())
                .isEmpty();
    }

    @Test
    void an_entry_keeps_its_id_when_others_are_written_before_it() {
        String more = JAPANESE.replace("会:\n", """
                会:
                  - {日付: 2026-05-01, 時間: 10:00-11:00, 種類: 初心者例会, 会場: 部屋, 参加方法: [会場], 人数: {本人: [1, 2, 0]}}
                """)
                .replace("相談:\n  - {日時", "相談:\n  - {日時: 2026-05-01 10:00, 方法: 来所}\n  - {日時");

        assertThat(read(more).gatherings())
                .hasSize(2)
                .containsAll(read(JAPANESE).gatherings());
        assertThat(read(more).consultations())
                .hasSize(2)
                .containsAll(read(JAPANESE).consultations());
    }

    @Test
    void entries_that_say_the_same_are_still_two() {
        String line = "  - {日時: 2026-06-03 9:30, 方法: 電話}\n";

        List<ConsultationEntry> both =
                read(JAPANESE.replace("相談員:\n", line + "相談員:\n")).consultations();

        assertThat(both)
                .extracting(ConsultationEntry::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @ParameterizedTest(name = "{1} → line {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            種類: 当事者会              | 種類: 集まり               |  7 | is not one of the words
            日付: 2026-06-06            | 日付: 2026-06-31           |  5 | There is no day "2026-06-31"
            13:30-16:00                 | 13:30-13:00                |  6 | The end must be after the start
            13:30-16:00                 | 25:30-26:00                |  6 | There is no time "25:30"
            13:30-16:00                 | 午後                       |  6 | does not say from when to when
            テーマ                      | 題                         |  8 | There is no field "題" here
            会場: 部屋                  | 会場: へや                 |  9 | The venue "へや" is not in the list
            参加方法: [会場, Zoom]      | 参加方法: [会場, 会場]     | 10 | is written twice
            参加方法: [会場, Zoom]      | 参加方法: []               | 10 | At least one is needed
            参加方法: [会場, Zoom]      | 参加方法: [会場]           | 14 | This gathering has no such door: Zoom
            変更: {日付: 2026-06-20}    | 変更: {時間: 10:00-11:00}  | 11 | The field day is missing
            [1, 4, 0]                   | [1, 4]                     | 13 | Three numbers are needed
            [1, 4, 0]                   | [1, -4, 0]                 | 13 | is not a number of people
            会場 本人                   | 本人                       | 13 | has to name a door and who came
            Zoom 本人                   | 本人 会場                  | 14 | is written twice
            種類: 当事者会              | 種類: 通常例会             | 15 | Only gatherings of よりどころ
            変更: {日付: 2026-06-20}    | 派遣なし: 忙しい           | 11 | only one of the two
            専門相談員: 佐藤            | 専門相談員: 鈴木           | 15 | is not in the list of counsellors
            変更: {日付: 2026-06-20}    | 中止: 大雨                 | 12 | cannot have been counted
            続柄: 母                    | 続柄: となりの人           | 17 | is not one of the words
            2026-06-03 9:30             | 2026-06-03                 | 19 | is not a day and a time
            名前: 例                    | 名前:                      |  1 | A value is missing
            '{日時: 2026-06-03 9:30, 方' | '{方'                     | 19 | The field at is missing
            '    テーマ: 話す'          | '    テーマ: ''話す'       |  8 | This is not YAML
            """)
    void says_what_is_wrong_and_in_which_line(String right, String wrong, int line, String sentence) {
        assertThat(JAPANESE).contains(right);

        List<Problem> problems = problems(JAPANESE.replace(right, wrong));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.english()).contains(sentence);
            assertThat(problem.japanese()).endsWith("。");
        });
    }

    @Test
    void says_everything_that_is_wrong_at_once_in_the_order_of_the_file() {
        List<Problem> problems = problems(JAPANESE.replace("2026-06-06", "2026-02-30")
                .replace("[0, 0, 2]", "[0, 0, many]")
                .replace("電話", "のろし"));

        assertThat(problems).extracting(Problem::line).containsExactly(5, 14, 19);
    }

    @Test
    void refuses_references_and_second_documents_rather_than_guessing() {
        assertThat(problems(JAPANESE.replace("部屋: {", "部屋: &x {").replace("会場: 部屋", "会場: *x")))
                .isNotEmpty();
        assertThat(problems(JAPANESE + "---\n名前: 二つ目\n")).isNotEmpty();
        assertThat(problems("")).isNotEmpty();
    }

    private static Year read(String text) {
        return switch (YearReader.read(text)) {
            case Result.Read(Year year) -> year;
            case Result.Faulty(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<Problem> problems(String text) {
        return switch (YearReader.read(text)) {
            case Result.Read(Year year) -> throw new AssertionError("read as " + year);
            case Result.Faulty(var problems) -> problems;
        };
    }
}
