package org.ibasho.chassis.keystore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.scheduling.annotation.Scheduled;

/** A turn takes all keys of a key store to the next epoch, those of services too. */
class EpochTurnTest {

    private static final byte[] KEY = "a key of a service".getBytes(StandardCharsets.UTF_8);

    private final TestKeyStore store = TestKeyStore.fresh();
    private final String person = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_turn_waits_for_the_key_of_another_service_and_certifies_nothing_until_it_is_gone() {
        keyOfAnotherService(1);
        store.erasures().erase(person);

        assertThat(store.turn().turn()).isEqualTo(2);
        assertThat(store.folder.resolve("epoch-1.json")).exists();
        assertThat(isCertified(person)).isFalse();

        store.jdbc().sql("delete from epoch_key").update();
        store.turn().goOn();
        assertThat(store.folder.resolve("epoch-1.json")).doesNotExist();
        assertThat(store.folder.resolve("epoch-3.json")).doesNotExist();
        assertThat(isCertified(person)).isTrue();
    }

    @Test
    void whoever_is_erased_while_a_turn_waits_is_certified_by_the_next_one() {
        keyOfAnotherService(1);
        store.turn().turn();
        store.keys().forSealing(person);
        store.erasures().erase(person);

        store.jdbc().sql("delete from epoch_key").update();
        store.turn().goOn();
        assertThat(isCertified(person)).isFalse();

        store.turn().turnIfSomebodyWasErased();
        assertThat(isCertified(person)).isTrue();
    }

    @Test
    void includes_the_keys_of_its_own_service_and_calls_them_again_if_they_failed() {
        keyOfAnotherService(1);
        List<Integer> calls = new ArrayList<>();
        store.turn().include(epoch -> {
            calls.add(epoch);
            if (calls.size() == 1) {
                throw new KeyStoreUnavailable("for a moment");
            }
            store.store()
                    .inNewTransaction(jdbc -> jdbc.sql("delete from epoch_key where epoch < ?")
                            .param(epoch)
                            .update());
        });
        try {
            store.turn().turn();
        } catch (KeyStoreUnavailable expected) {
            assertThat(store.folder.resolve("epoch-1.json")).exists();
        }

        store.turn().goOn();

        assertThat(calls).containsExactly(2, 2);
        assertThat(store.folder.resolve("epoch-1.json")).doesNotExist();
        store.turn().goOn();
        assertThat(store.folder.resolve("epoch-3.json")).doesNotExist();
    }

    @Test
    void a_key_of_a_service_is_unwrapped_by_its_name_only_and_never_after_its_epoch() {
        byte[] wrapped = store.store().wrap(1, "index", KEY);

        assertThat(store.store().unwrap(1, "index", wrapped)).contains(KEY);
        assertThat(store.store().unwrap(1, "another", wrapped)).isEmpty();
        store.turn().turn();
        assertThat(store.store().unwrap(1, "index", wrapped)).isEmpty();
        assertThat(store.store().unwrap(2, "index", wrapped)).isEmpty();
    }

    /** As if the key store's clock had been years ahead, or behind, when somebody was erased and the epoch began. */
    @ParameterizedTest
    @ValueSource(strings = {"2099-01-01", "1999-01-01"})
    void a_clock_that_has_jumped_keeps_no_epoch_from_turning_and_no_erasure_from_its_certificate(String then) {
        store.keys().forSealing("somebody who stays");
        store.erasures().erase(person);
        store.jdbc()
                .sql("update wrapping_epoch set begun_at = ?::timestamptz")
                .param(then)
                .update();
        store.jdbc()
                .sql("update data_key set erased_at = ?::timestamptz where erased_at is not null")
                .param(then)
                .update();

        store.turn().turnIfSomebodyWasErased();

        assertThat(isCertified(person)).isTrue();
        assertThat(store.folder.resolve("epoch-1.json")).doesNotExist();
        assertThat(store.keys().find("somebody who stays")).isInstanceOf(DataKey.Usable.class);
    }

    /** A timer of the process measures the day, and no clock that can be set. */
    @Test
    void the_epoch_turns_once_a_day_after_the_one_before() throws ReflectiveOperationException {
        Scheduled daily = DailyTurn.class.getDeclaredMethod("daily").getAnnotation(Scheduled.class);

        assertThat(Objects.requireNonNull(daily).cron()).isEmpty();
        assertThat(daily.timeUnit().toHours(daily.fixedDelay())).isEqualTo(24);
    }

    private void keyOfAnotherService(int epoch) {
        store.jdbc()
                .sql("insert into epoch_key (name, epoch, wrapped) values ('another', ?, '')")
                .param(epoch)
                .update();
    }

    private boolean isCertified(String erased) {
        return store.erasures().certificate(erased).orElseThrow().certifiedAt() != null;
    }
}
