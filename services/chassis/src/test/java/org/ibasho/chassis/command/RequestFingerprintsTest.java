package org.ibasho.chassis.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.keystore.TestKeyStore;
import org.ibasho.chassis.sealing.TestSealing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever has the database and not the key store can't guess what a request said. */
class RequestFingerprintsTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("4f6f0a6e POST /api/staff", "1");
    private static final String REQUEST = "{\"nickname\":\"ゆき\"}";

    private final StoreDatabase database = new StoreDatabase();
    private final TestKeyStore store = TestKeyStore.fresh();

    @AfterEach
    void close() {
        database.close();
        store.close();
    }

    private RequestFingerprints ofAProcess() {
        return RequestFingerprints.keyed(database.jdbc(), TestSealing.with(store.keys()));
    }

    @Test
    void every_process_on_the_database_gives_a_request_the_same_fingerprint() {
        assertThat(ofAProcess().of(KEY, REQUEST)).isEqualTo(ofAProcess().of(KEY, REQUEST));
    }

    @Test
    void another_request_or_another_key_has_another_fingerprint() {
        RequestFingerprints fingerprints = ofAProcess();

        assertThat(fingerprints.of(KEY, REQUEST))
                .isNotEqualTo(fingerprints.of(KEY, REQUEST + " "))
                .isNotEqualTo(fingerprints.of(new IdempotencyKey(KEY.scope(), "2"), REQUEST));
    }

    @Test
    void a_right_guess_of_key_and_request_is_not_confirmed_without_the_secret() {
        assertThat(ofAProcess().of(KEY, REQUEST))
                .isNotEqualTo(RequestFingerprints.unkeyed().of(KEY, REQUEST));
    }

    @Test
    void the_secret_is_no_plain_text_in_the_database() {
        ofAProcess();

        assertThat(stored(database.jdbc())).startsWith("s1.");
    }

    @Test
    void a_secret_that_cannot_be_read_any_more_is_replaced() {
        var before = ofAProcess().of(KEY, REQUEST);

        try (TestKeyStore restored = TestKeyStore.fresh()) {
            var now = RequestFingerprints.keyed(database.jdbc(), TestSealing.with(restored.keys()));
            assertThat(now.of(KEY, REQUEST)).isNotEqualTo(before);
            assertThat(RequestFingerprints.keyed(database.jdbc(), TestSealing.with(restored.keys()))
                            .of(KEY, REQUEST))
                    .isEqualTo(now.of(KEY, REQUEST));
        }
    }

    private static String stored(JdbcClient jdbc) {
        return jdbc.sql("select sealed from receipt_secret").query(String.class).single();
    }
}
