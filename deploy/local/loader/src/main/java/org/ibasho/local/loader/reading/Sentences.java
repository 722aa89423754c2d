package org.ibasho.local.loader.reading;

import java.util.Set;
import java.util.stream.Collectors;
import org.ibasho.local.loader.word.Key;

/** What can be wrong with a file, in two languages. */
final class Sentences {

    private Sentences() {}

    static Problem notYaml(int line, String why) {
        return new Problem(line, "YAMLとして読めません。", "This is not YAML: " + why + ".");
    }

    static Problem secondDocument(int line) {
        return new Problem(line, "「---」で区切られた2つ目の内容は読みません。", "Only one document is read from a file.");
    }

    static Problem alias(int line) {
        return new Problem(line, "「*」による参照は使えません。内容をそのまま書いてください。", "References with * are not read: write the value.");
    }

    static Problem noValue(int line) {
        return new Problem(line, "値を書いてください。", "A value is missing.");
    }

    static Problem noList(int line) {
        return new Problem(line, "一覧([…、…])で書いてください。", "This has to be a list.");
    }

    static Problem noMapping(int line) {
        return new Problem(line, "「項目: 値」の形で書いてください。", "This has to consist of fields with values.");
    }

    static Problem unknownKey(int line, String name, Set<Key> known) {
        String labels = known.stream().map(Key::label).collect(Collectors.joining("、"));
        String codes = known.stream().map(Key::code).collect(Collectors.joining(", "));
        return new Problem(
                line,
                "「" + name + "」という項目はありません。ここで使えるのは、" + labels + "です。",
                "There is no field \"" + name + "\" here, only " + codes + ".");
    }

    static Problem twice(int line, String name) {
        return new Problem(line, "「" + name + "」が2回書かれています。", "\"" + name + "\" is written twice.");
    }

    static Problem missing(int line, Key key) {
        return new Problem(line, "「" + key.label() + "」がありません。", "The field " + key.code() + " is missing.");
    }

    static Problem unknownWord(int line, String written, String labels) {
        return new Problem(
                line,
                "「" + written + "」は選べません。" + labels + "の中から選んでください。",
                "\"" + written + "\" is not one of the words to choose from.");
    }

    static Problem noSuchDay(int line, String written) {
        return new Problem(
                line,
                "「" + written + "」という日はありません。2026-04-11のように書いてください。",
                "There is no day \"" + written + "\"; a day is written as 2026-04-11.");
    }

    static Problem noSuchTime(int line, String written) {
        return new Problem(
                line,
                "「" + written + "」という時刻はありません。14:00のように書いてください。",
                "There is no time \"" + written + "\"; a time is written as 14:00.");
    }

    static Problem notFromTo(int line, String written) {
        return new Problem(
                line,
                "「" + written + "」は時間として読めません。13:30-16:00のように書いてください。",
                "\"" + written + "\" does not say from when to when; that is written as 13:30-16:00.");
    }

    static Problem notDayAndTime(int line, String written) {
        return new Problem(
                line,
                "「" + written + "」は日時として読めません。2026-04-11 14:00のように書いてください。",
                "\"" + written + "\" is not a day and a time; that is written as 2026-04-11 14:00.");
    }

    static Problem endBeforeStart(int line) {
        return new Problem(line, "終わりの時刻は、始まりより後にしてください。", "The end must be after the start.");
    }

    static Problem tooLong(int line, int longest) {
        return new Problem(line, longest + "文字以内で書いてください。", "At most " + longest + " characters.");
    }

    static Problem empty(int line) {
        return new Problem(line, "1つ以上書いてください。", "At least one is needed.");
    }

    static Problem unknownVenue(int line, String name) {
        return new Problem(
                line, "会場「" + name + "」が会場一覧にありません。", "The venue \"" + name + "\" is not in the list of venues.");
    }

    static Problem notACount(int line, String written, int most) {
        return new Problem(
                line,
                "「" + written + "」は人数として読めません。0から" + most + "までの数で書いてください。",
                "\"" + written + "\" is not a number of people from 0 to " + most + ".");
    }

    static Problem notThreeNumbers(int line) {
        return new Problem(
                line,
                "人数は[初めて、再び、不明]の順に、3つの数で書いてください。",
                "Three numbers are needed: for the first time, again, unknown.");
    }

    static Problem notWhoAndDoor(int line, String written) {
        return new Problem(
                line,
                "「" + written + "」は「会場 本人」のように、参加方法と、本人・家族・見学者のどれかで書いてください。",
                "\"" + written + "\" has to name a door and who came, as 会場 本人 does.");
    }

    static Problem doorNotOffered(int line, String door) {
        return new Problem(line, "この会の参加方法に「" + door + "」はありません。", "This gathering has no such door: " + door + ".");
    }

    static Problem countedThoughCancelled(int line) {
        return new Problem(line, "中止になった会に人数があります。", "A cancelled gathering cannot have been counted.");
    }

    static Problem centreNotAsked(int line, Key key) {
        return new Problem(
                line,
                "「" + key.label() + "」は、よりどころの会にだけ書けます。",
                "Only gatherings of よりどころ can have " + key.code() + ".");
    }

    static Problem twoAnswers(int line) {
        return new Problem(
                line,
                "「専門相談員」と「派遣なし」は、どちらか一方だけにしてください。",
                "Either a counsellor comes, or nobody does: only one of the two.");
    }
}
