package org.ibasho.chassis.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

    private void keep(UUID stream, String ago) {
        jdbc.sql("""
                insert into command_receipt (key_hash, fingerprint, stream_id, version, taken_at)
                values (?, ?, ?, 0, now() - ?::interval)
                """).params(UUID.randomUUID(), UUID.randomUUID(), stream, ago).update();
    }
}
