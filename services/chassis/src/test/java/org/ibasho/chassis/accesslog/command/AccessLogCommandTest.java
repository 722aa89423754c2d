package org.ibasho.chassis.accesslog.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ibasho.chassis.accesslog.TestLog;
import org.ibasho.chassis.accesslog.entry.EntryWriter;
import org.ibasho.chassis.accesslog.seal.TreeSealer;
import org.ibasho.chassis.accesslog.witness.WitnessAlarm;
import org.ibasho.chassis.accesslog.witness.WitnessAlarms;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.journal.OperatorJournal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command verifies a log and shows one person's readers; whatever is wrong, it says one sentence. */
class AccessLogCommandTest {

    private static final String PERSON = "0193f0aa-0000-7000-8000-000000000001";

    @TempDir
    private Path folder;

    private final TestLog log = TestLog.fresh();
    private final String key = log.key().verifier().toString();

    @AfterEach
    void close() {
        log.close();
    }

    private CommandRun run(String... options) {
        return CommandRun.of(log, options);
    }

    private void threeEntries() {
        try (EntryWriter writer = log.process("one/1")) {
            writer.append(List.of(TestLog.entry("a"), TestLog.entry("b"), TestLog.entry("c")));
        }
        new TreeSealer(log.database(), log.key(), () -> 0).seal();
    }

    private Path heads(String text) throws IOException {
        return Files.writeString(folder.resolve("heads"), text);
    }

    @Test
    void a_log_that_nobody_has_changed_is_good() {
        threeEntries();

        CommandRun run = run("--verify=" + key);

        assertThat(run.out())
                .containsExactly("good: 3 leaves (0 expired), 1 heads, 0 witnessed heads, 0 chains; right up to 3");
        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isEqualTo(AccessLogCommand.GOOD);
    }

    @Test
    void a_changed_entry_is_told_with_its_place() {
        threeEntries();
        log.asSuperuser("update access_entry set subject = 'other' where number = 2");

        CommandRun run = run("--verify=" + key);

        assertThat(run.out())
                .containsExactly(
                        "CHANGED: leaves 0 to 2",
                        "HASHES: hashes of the tree of size 3",
                        "WRONG: 3 leaves (0 expired), 1 heads, 0 witnessed heads, 0 chains; right up to 0");
        assertThat(run.code()).isEqualTo(AccessLogCommand.WRONG);
    }

    @Test
    void heads_that_the_other_side_exported_find_an_older_copy() throws IOException {
        threeEntries();
        TestLog other = TestLog.fresh();
        try (other) {
            String origin = log.key().verifier().name();
            String note = log.database()
                    .jdbc()
                    .sql("select note from head")
                    .query(String.class)
                    .single();
            other.database()
                    .jdbc()
                    .sql("insert into witnessed_head (origin, size, note, witnessed_at) values (?, 3, ?, now())")
                    .params(origin, note)
                    .update();
            CommandRun exported = CommandRun.of(other, "--export=" + origin);
            assertThat(exported.out()).hasSize(1);
            Path heads = heads(String.join("\n", exported.out()) + "\n");
            assertThat(run("--verify=" + key, "--heads=" + heads).out())
                    .containsExactly("good: 3 leaves (0 expired), 1 heads, 1 witnessed heads, 0 chains; right up to 3");
            log.asSuperuser("truncate access_entry, leaf, node, head");

            CommandRun run = run("--verify=" + key, "--heads=" + heads);

            assertThat(run.out())
                    .anyMatch(line -> line.startsWith("CUT_OFF: there are 0 leaves, and a witnessed head"));
            assertThat(run.code()).isEqualTo(AccessLogCommand.WRONG);
        }
    }

    @Test
    void who_was_shown_a_record_is_printed_and_that_is_logged_first() {
        CommandRun.entryAbout(log, PERSON, "the-reader");

        CommandRun run = run("--about=" + PERSON);

        assertThat(run.code()).isEqualTo(AccessLogCommand.GOOD);
        assertThat(run.out()).hasSize(2);
        assertThat(run.out().getFirst())
                .contains(" SHOWN ")
                .endsWith(
                        System.getProperty("user.name") + " access-log-command access-log who,fields,purpose command");
        assertThat(run.out().getLast()).endsWith("the-reader access-log-command access-log who,fields,purpose test");
        assertThat(log.count("access_entry")).isEqualTo(2);
    }

    @Test
    void about_somebody_unknown_it_says_so_and_makes_no_key() {
        CommandRun run = run("--about=nobody-of-this-id");

        assertThat(run.out()).containsExactly("Nobody was shown, or refused, the records of this person.");
        assertThat(run.code()).isEqualTo(AccessLogCommand.GOOD);
        assertThat(log.count("access_entry")).isZero();
        assertThat(CommandRun.keysOf("nobody-of-this-id")).isZero();
    }

    @Test
    void a_log_is_verified_although_the_key_store_is_away() {
        threeEntries();

        assertThat(run("--verify=" + key, CommandRun.NO_KEY_STORE).code()).isEqualTo(AccessLogCommand.GOOD);
        refuses("The key store can't be opened, so no entry can be read.", "--about=x", CommandRun.NO_KEY_STORE);
    }

    @Test
    void a_database_that_is_away_is_told() {
        refuses(
                "The database of the access log does not answer.",
                "--verify=" + key,
                "--ibasho.access-log.url=jdbc:postgresql://127.0.0.1:1/nothing");
    }

    @Test
    void a_damaged_log_is_told() {
        log.asSuperuser("drop table leaf");

        refuses("The database of the access log is damaged: a table or a row can't be read.", "--verify=" + key);
    }

    @Test
    void a_missing_setting_is_named() {
        CommandRun run = CommandRun.without("--verify=" + key);

        assertThat(run.errors()).containsExactly("The setting ibasho.access-log.url is missing.");
        assertThat(run.code()).isEqualTo(AccessLogCommand.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "ibasho/access-log/npo+00000000+AAAA", "-----BEGIN PUBLIC KEY-----"})
    void what_is_no_key_is_told(String noKey) {
        refuses("The key given with --verify is no public key of an access log.", "--verify=" + noKey);
    }

    @Test
    void without_an_option_it_says_what_there_is() {
        refuses(
                "Say what to do: --verify=KEY, --export=ORIGIN, --about=PERSON, --alarms=all or --acknowledge=NUMBER.",
                "--nothing=x");
    }

    @Test
    void a_file_of_heads_that_is_missing_or_none_is_told() throws IOException {
        refuses("The file of heads can't be read.", "--verify=" + key, "--heads=" + folder.resolve("nowhere"));
        refuses(
                "Line 1 of the file of heads is none that was exported.",
                "--verify=" + key,
                "--heads=" + heads("no Base64: 髙\n"));
    }

    @Test
    void alarms_are_printed_and_an_open_one_is_an_exit_code() {
        assertThat(run("--alarms=all").code()).isEqualTo(AccessLogCommand.GOOD);
        new WitnessAlarms(log.database().jdbc()).raise("ibasho/access-log/centre", WitnessAlarm.OLDER, 7);

        CommandRun run = run("--alarms=all");

        assertThat(run.code()).isEqualTo(AccessLogCommand.WRONG);
        assertThat(run.out()).singleElement(STRING).startsWith("1 OLDER ibasho/access-log/centre at size 7, 2");
        assertThat(run.out().getFirst()).endsWith(", open");
    }

    @Test
    void an_alarm_is_acknowledged_with_a_reason_and_both_journals_have_it() {
        new WitnessAlarms(log.database().jdbc()).raise("ibasho/access-log/centre", WitnessAlarm.OLDER, 7);
        try (StoreDatabase service = new StoreDatabase()) {
            String[] options = CommandRun.withService(service, "--acknowledge=1", "--reason=restored from a backup");
            assertThat(run(options).out()).containsExactly("Alarm 1 is acknowledged.");
            refuses("Somebody has acknowledged this alarm already.", options);
            assertThat(new OperatorJournal(service.jdbc()).latest(9))
                    .singleElement()
                    .satisfies(action -> {
                        assertThat(action.action()).isEqualTo("ACKNOWLEDGED");
                        assertThat(action.by()).isEqualTo(System.getProperty("user.name"));
                    });
        }

        CommandRun listed = run("--alarms=all");
        assertThat(listed.code()).isEqualTo(AccessLogCommand.GOOD);
        assertThat(listed.out()).singleElement(STRING).endsWith(": restored from a backup");
        assertThat(log.database()
                        .jdbc()
                        .sql("select kind from access_entry")
                        .query(String.class)
                        .list())
                .containsExactly("OPERATED");
    }

    @Test
    void an_acknowledgement_without_a_reason_an_alarm_or_a_journal_is_refused() {
        new WitnessAlarms(log.database().jdbc()).raise("ibasho/access-log/centre", WitnessAlarm.OLDER, 7);
        refuses("The setting spring.datasource.url is missing.", "--acknowledge=1", "--reason=x");
        try (StoreDatabase service = new StoreDatabase()) {
            String noReason = "Give a reason of 1 to 200 characters: --reason=TEXT.";
            refuses(noReason, CommandRun.withService(service, "--acknowledge=1"));
            refuses(noReason, CommandRun.withService(service, "--acknowledge=1", "--reason=" + "x".repeat(201)));
            refuses(noReason, CommandRun.withService(service, "--acknowledge=1", "--reason=two\nlines"));
            String noAlarm = "There is no alarm of this number.";
            refuses(noAlarm, CommandRun.withService(service, "--acknowledge=2", "--reason=x"));
            refuses(noAlarm, CommandRun.withService(service, "--acknowledge=x", "--reason=x"));
        }
        assertThat(new WitnessAlarms(log.database().jdbc()).open()).isEqualTo(1);
    }

    private void refuses(String sentence, String... options) {
        CommandRun run = run(options);

        assertThat(run.errors()).containsExactly(sentence);
        assertThat(run.out()).isEmpty();
        assertThat(run.code()).isEqualTo(AccessLogCommand.FAILED);
    }
}
