package org.ibasho.chassis.accesslog.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.ibasho.chassis.accesslog.TestLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Entries of a process have no gap, and whoever was told that an entry is written finds it. */
class EntryWriterTest {

    private static final int READERS = 32;
    private static final int EACH = 20;

    private final TestLog log = TestLog.fresh();
    private final EntryWriter writer = log.process("reader/1");

    @AfterEach
    void close() {
        writer.close();
        log.close();
    }

    @Test
    void concurrent_readers_get_consecutive_numbers_and_every_entry_is_there() {
        Set<String> answered = read(writer, () -> {});

        assertThat(answered).hasSize(READERS * EACH);
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(answered);
        assertThat(numbers("reader/1")).containsExactlyElementsOf(consecutive(READERS * EACH));
    }

    @Test
    void entries_of_one_call_are_stored_together() {
        writer.append(List.of(TestLog.entry("a"), TestLog.entry("b"), TestLog.entry("c")));

        assertThat(numbers("reader/1")).containsExactly(1L, 2L, 3L);
        assertThat(log.database()
                        .jdbc()
                        .sql("select request from access_entry order by number")
                        .query(String.class)
                        .list())
                .containsExactly("a", "b", "c");
    }

    @Test
    void when_connections_break_no_answered_entry_is_lost_and_no_number_is_missing() {
        Set<String> answered = read(writer, log::breakConnections);
        writer.append(List.of(TestLog.entry("after")));

        assertThat(stored()).containsAll(answered).contains("after");
        List<Long> numbers = numbers("reader/1");
        assertThat(numbers).containsExactlyElementsOf(consecutive(numbers.size()));
        assertThat(writer.foreignEntries()).isZero();
    }

    @Test
    void what_can_not_be_written_fails_and_leaves_no_gap() {
        writer.append(List.of(TestLog.entry("first")));
        log.asSuperuser("alter table access_entry rename to hidden");
        assertThatThrownBy(() -> writer.append(List.of(TestLog.entry("refused"))))
                .isInstanceOf(AccessLogUnavailable.class);
        log.asSuperuser("alter table hidden rename to access_entry");
        writer.append(List.of(TestLog.entry("second")));

        assertThat(stored()).containsExactlyInAnyOrder("first", "second");
        assertThat(numbers("reader/1")).containsExactly(1L, 2L);
    }

    @Test
    void entries_that_somebody_else_wrote_under_the_name_of_a_process_are_noticed() {
        writer.append(List.of(TestLog.entry("first")));
        log.asSuperuser("insert into access_entry select process, 2, at, 'forged', subject, kind, sealed"
                + " from access_entry");
        assertThatThrownBy(() -> writer.append(List.of(TestLog.entry("second"))))
                .isInstanceOf(AccessLogUnavailable.class);
        writer.append(List.of(TestLog.entry("third")));

        assertThat(writer.foreignEntries()).isEqualTo(1);
    }

    @Test
    void a_number_whose_entry_was_removed_is_not_given_again_after_a_failure() {
        writer.append(List.of(TestLog.entry("first"), TestLog.entry("second")));
        log.asSuperuser("delete from access_entry where number = 2");
        log.asSuperuser("alter table access_entry rename to hidden");
        assertThatThrownBy(() -> writer.append(List.of(TestLog.entry("refused"))))
                .isInstanceOf(AccessLogUnavailable.class);
        log.asSuperuser("alter table hidden rename to access_entry");
        writer.append(List.of(TestLog.entry("third")));

        assertThat(numbers("reader/1")).containsExactly(1L, 3L);
    }

    @Test
    void the_chain_of_a_process_is_that_of_what_is_stored_also_after_a_failure() {
        writer.append(List.of(TestLog.entry("a"), TestLog.entry("b")));
        read(writer, log::breakConnections);
        writer.append(List.of(TestLog.entry("after")));

        ChainHead computed = ChainHead.start("reader/1");
        for (Entry entry : new EntryTable(log.database().jdbc()).after("reader/1", 0, 10_000)) {
            computed = computed.with(entry);
        }
        assertThat(writer.chain()).isEqualTo(computed);
    }

    @Test
    void the_role_at_run_time_can_change_and_remove_nothing() {
        writer.append(List.of(TestLog.entry("first")));

        for (String attempt : List.of(
                "update access_entry set subject = 'x'",
                "delete from access_entry",
                "truncate access_entry",
                "delete from leaf",
                "update head set note = ''",
                "delete from witnessed_head",
                "delete from witness_alarm",
                "update witness_alarm_acknowledgement set reason = ''",
                "delete from witnessed_chain",
                "update entry_removal set removed_before = 9")) {
            assertThatThrownBy(() -> log.database().jdbc().sql(attempt).update())
                    .as(attempt)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void the_oldest_entry_that_no_witnessed_head_covers_is_known() {
        UnwitnessedEntries unwitnessed = writer.unwitnessed();
        assertThat(unwitnessed.oldest()).isEmpty();
        writer.append(List.of(TestLog.entry("a"), TestLog.entry("b")));

        unwitnessed.witnessed(1);
        assertThat(unwitnessed.oldest()).isPresent();
        unwitnessed.witnessed(2);
        assertThat(unwitnessed.oldest()).isEmpty();
    }

    /** The requests that were answered. */
    private static Set<String> read(EntryWriter writer, Runnable half) {
        Set<String> answered = ConcurrentHashMap.newKeySet();
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int reader = 0; reader < READERS; reader++) {
                int number = reader;
                readers.execute(() -> {
                    for (int read = 0; read < EACH; read++) {
                        if (number == 0 && read == EACH / 2) {
                            half.run();
                        }
                        String request = number + "-" + read;
                        try {
                            writer.append(List.of(TestLog.entry(request)));
                            answered.add(request);
                        } catch (AccessLogUnavailable notAnswered) {
                            assertThat(notAnswered).hasMessageContaining("access log");
                        }
                    }
                });
            }
        }
        return answered;
    }

    private List<String> stored() {
        return log.database()
                .jdbc()
                .sql("select request from access_entry")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private List<Long> numbers(String process) {
        return log.database()
                .jdbc()
                .sql("select number from access_entry where process = ? order by number")
                .param(process)
                .query((row, n) -> row.getLong(1))
                .list();
    }

    private static List<Long> consecutive(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }
}
