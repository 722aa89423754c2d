package org.ibasho.chassis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReceiptSweepTest {

    private final StoreDatabase database = new StoreDatabase();
    private final JdbcClient jdbc = database.jdbc();
    private final ReceiptSweep sweep = new ReceiptSweep(jdbc);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void forgets_what_is_older_than_a_month_and_nothing_else() {
        UUID stream = UUID.randomUUID();
        keep(stream, "29 days");
        keep(stream, "31 days");
        sweep.sweep(Instant.now());
        assertThat(jdbc.sql("select count(*) from command_receipt where stream_id = ?")
                        .param(stream)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void deletes_page_by_page_each_in_a_transaction_of_its_own_and_waits_for_nobody() {
        UUID stream = UUID.randomUUID();
        jdbc.sql("""
            insert into command_receipt (key_hash, fingerprint, stream_id, version, taken_at)
            select gen_random_uuid(), gen_random_uuid(), ?, n, now() - interval '31 days'
            from generate_series(1, 2500) as n
            """).param(stream).update();
        List<Integer> pages = new ArrayList<>();
        ReceiptSweep counted = new ReceiptSweep(JdbcClient.create(new JdbcTemplate(database.source()) {
            @Override
            public int update(PreparedStatementCreator statement) {
                int deleted = super.update(statement);
                pages.add(deleted);
                return deleted;
            }
        }));
        database.transactions().executeWithoutResult(somebody -> {
            jdbc.sql("select from command_receipt where stream_id = ? and version = 7 for update")
                    .param(stream)
                    .query()
                    .listOfRows();
            assertThat(CompletableFuture.runAsync(() -> counted.sweep(Instant.now())))
                    .succeedsWithin(Duration.ofSeconds(30));
        });
        assertThat(pages).containsExactly(1000, 1000, 499);
        assertThat(jdbc.sql("select version from command_receipt where stream_id = ?")
                        .param(stream)
                        .query(Long.class)
                        .list())
                .containsExactly(7L);
    }

    @Test
    void finds_what_is_old_by_an_index() {
        List<String> plan = database.transactions().execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            return jdbc.sql("explain select ctid from command_receipt where taken_at < now() limit 1000")
                    .query(String.class)
                    .list();
        });
        assertThat(plan).anyMatch(line -> line.contains("command_receipt_age"));
    }

    private void keep(UUID stream, String ago) {
        jdbc.sql("""
            insert into command_receipt (key_hash, fingerprint, stream_id, version, taken_at)
            values (?, ?, ?, 0, now() - ?::interval)
            """).params(UUID.randomUUID(), UUID.randomUUID(), stream, ago).update();
    }
}
