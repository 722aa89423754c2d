package org.ibasho.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ibasho.chassis.command.Commands;
import org.ibasho.chassis.command.IdempotencyKey;
import org.ibasho.chassis.command.Receipt;
import org.ibasho.chassis.decision.Refusal;
import org.ibasho.sample.tally.TallyCommand;
import org.ibasho.testing.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class CommandsTest {

    @Autowired
    private Commands commands;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Value("${spring.datasource.url}")
    private String url;

    @Value("${spring.flyway.user}")
    private String migrator;

    @Value("${spring.flyway.password}")
    private String migratorPassword;

    private final String stream = UUID.randomUUID().toString();

    private Receipt grow(int by, IdempotencyKey key) {
        return commands.send(
                TallyCommand.class,
                new TallyCommand.Add(stream, UUID.randomUUID().toString(), by),
                key,
                by);
    }

    private static IdempotencyKey key(String value) {
        return new IdempotencyKey("somebody POST /tally", value);
    }

    private List<String> payloads() {
        return jdbc.sql("select event_type || ' ' || payload from event where stream_id = ?::uuid order by"
                        + " sequence_number")
                .param(stream)
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static List<Receipt> allAtOnce(Stream<Callable<Receipt>> calls) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Receipt>> answers = threads.invokeAll(calls.toList());
            return answers.stream().map(Future::resultNow).toList();
        }
    }

    @Test
    void an_event_is_stored_under_a_name_of_ours_and_can_be_read_in_psql() {
        TallyCommand.Add add = new TallyCommand.Add(stream, UUID.randomUUID().toString(), 2);
        Receipt receipt = commands.send(TallyCommand.class, add, IdempotencyKey.none(), add);
        assertThat(receipt).isEqualTo(new Receipt(stream, 0));
        assertThat(payloads())
                .containsExactly("tally.added {\"streamId\":\"%s\",\"commandId\":\"%s\",\"amount\":2,\"sum\":2}"
                        .formatted(stream, add.commandId()));
    }

    /** Requests may be personal, and easy to guess. */
    @Test
    void the_fingerprint_of_a_request_is_another_one_under_each_key() {
        grow(1, key(UUID.randomUUID().toString()));
        grow(1, key(UUID.randomUUID().toString()));
        assertThat(jdbc.sql("select distinct fingerprint from command_receipt where stream_id = ?::uuid")
                        .param(stream)
                        .query()
                        .listOfRows())
                .hasSize(2);
    }

    @Test
    void a_command_that_comes_again_is_answered_and_not_done_again() {
        IdempotencyKey key = key(UUID.randomUUID().toString());
        Receipt first = grow(1, key);
        grow(1, IdempotencyKey.none());
        assertThat(grow(1, key)).isEqualTo(first);
        assertThat(payloads()).hasSize(2);
    }

    @Test
    void a_command_that_comes_eight_times_at_once_is_done_once() throws Exception {
        IdempotencyKey key = key(UUID.randomUUID().toString());
        List<Receipt> receipts = allAtOnce(IntStream.range(0, 8).mapToObj(n -> () -> grow(1, key)));
        assertThat(receipts).containsOnly(new Receipt(stream, 0));
        assertThat(payloads()).hasSize(1);
    }

    @Test
    void commands_that_meet_are_all_done_one_after_the_other() throws Exception {
        List<Receipt> receipts = allAtOnce(IntStream.range(0, 8).mapToObj(n -> () -> grow(1, IdempotencyKey.none())));
        assertThat(receipts).extracting(Receipt::version).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(payloads()).last().asString().contains("\"sum\":8");
    }

    @Test
    void a_refused_command_leaves_nothing_behind_and_may_come_again_under_its_key() {
        IdempotencyKey key = key(UUID.randomUUID().toString());
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> grow(-1, key));
        assertThat(payloads()).isEmpty();
        assertThat(grow(1, key)).isEqualTo(new Receipt(stream, 0));
    }

    @Test
    void a_key_is_the_callers_own() {
        String value = UUID.randomUUID().toString();
        grow(1, new IdempotencyKey("one", value));
        grow(1, new IdempotencyKey("another", value));
        assertThat(payloads()).hasSize(2);
    }

    @Test
    void a_command_without_a_key_leaves_no_receipt() {
        grow(1, IdempotencyKey.none());
        assertThat(receipts()).isZero();
        grow(1, key(UUID.randomUUID().toString()));
        assertThat(receipts()).isEqualTo(1);
    }

    @Test
    void a_command_inside_a_transaction_is_a_part_of_it() {
        IdempotencyKey key = key(UUID.randomUUID().toString());
        transactions.executeWithoutResult(status -> {
            grow(1, key);
            grow(1, IdempotencyKey.none());
            status.setRollbackOnly();
        });
        assertThat(payloads()).isEmpty();
        assertThat(receipts()).isZero();
        transactions.executeWithoutResult(status -> {
            assertThat(grow(1, key)).isEqualTo(new Receipt(stream, 0));
            assertThat(grow(1, key)).isEqualTo(new Receipt(stream, 0));
        });
        assertThat(payloads()).hasSize(1);
    }

    @Test
    void the_same_key_with_another_request_is_refused_and_changes_nothing() {
        IdempotencyKey key = key(UUID.randomUUID().toString());
        grow(1, key);
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> grow(2, key))
                .withMessageContaining("key");
        assertThat(payloads()).hasSize(1);
    }

    /** As another instance would, whose events this one has not seen. */
    private void anotherInstanceGrows(int number, int to) {
        jdbc.sql("""
            insert into event (
                stream_id, sequence_number, stream_type, event_id, event_type, metadata, payload, recorded_at)
            values (?::uuid, ?, 'tally', gen_random_uuid(), 'tally.added', '{}', ?::json, now())
            """).params(stream, number, """
                {"streamId": "%s", "commandId": "", "amount": 1, "sum": %d}
                """.formatted(stream, to)).update();
    }

    @Test
    void a_command_goes_on_from_what_another_instance_stored_whatever_this_one_remembers() {
        grow(1, IdempotencyKey.none());
        anotherInstanceGrows(1, 5);
        assertThat(grow(1, IdempotencyKey.none())).isEqualTo(new Receipt(stream, 2));
        assertThat(payloads()).last().asString().contains("\"sum\":6");
    }

    @Test
    void what_a_memory_refuses_is_decided_again_on_what_is_stored() {
        grow(999_999, IdempotencyKey.none());
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> grow(1, IdempotencyKey.none()));
        anotherInstanceGrows(1, 5);
        grow(1, IdempotencyKey.none());
        assertThat(payloads()).last().asString().contains("\"sum\":6");
    }

    @Test
    void a_refusal_in_memory_is_not_the_last_word() {
        grow(999_998, IdempotencyKey.none());
        anotherInstanceGrows(1, 5);
        assertThat(grow(2, IdempotencyKey.none())).isEqualTo(new Receipt(stream, 2));
    }

    @Test
    void what_was_undone_with_a_transaction_is_not_remembered() {
        grow(1, IdempotencyKey.none());
        transactions.executeWithoutResult(status -> {
            grow(7, IdempotencyKey.none());
            status.setRollbackOnly();
        });
        assertThat(grow(1, IdempotencyKey.none())).isEqualTo(new Receipt(stream, 1));
        assertThat(payloads()).last().asString().contains("\"sum\":2");
    }

    @Test
    void what_was_decided_on_a_wrong_memory_and_not_stored_has_no_receipt() {
        grow(1, IdempotencyKey.none());
        grow(1, IdempotencyKey.none());
        theServerLosesAnEvent(1);
        assertThat(grow(1, key(UUID.randomUUID().toString()))).isEqualTo(new Receipt(stream, 1));
        assertThat(payloads()).last().asString().contains("\"sum\":2");
    }

    /** As one does that falls back to a standby which was behind: the service's own role can't. */
    private void theServerLosesAnEvent(int number) {
        JdbcClient.create(new DriverManagerDataSource(url, migrator, migratorPassword))
                .sql("delete from event where stream_id = ?::uuid and sequence_number = ?")
                .params(stream, number)
                .update();
    }

    private long receipts() {
        return jdbc.sql("select count(*) from command_receipt where stream_id = ?::uuid")
                .param(stream)
                .query(Long.class)
                .single();
    }
}
