package org.ibasho.chassis.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ibasho.chassis.keystore.folder.KeysetFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeyStoreTest {

    private static final byte[] CONTEXT = "about".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SECRET = "ひなた".getBytes(StandardCharsets.UTF_8);

    private final TestKeyStore store = TestKeyStore.fresh();
    private final String person = UUID.randomUUID().toString();

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void gives_every_process_the_same_key_of_a_person() throws GeneralSecurityException {
        byte[] sealed = store.keys().forSealing(person).encrypt(SECRET, CONTEXT);

        try (TestKeyStore other = store.another()) {
            assertThat(usable(other.keys().find(person)).decrypt(sealed, CONTEXT))
                    .isEqualTo(SECRET);
            assertThat(other.keys().forSealing(person).decrypt(sealed, CONTEXT)).isEqualTo(SECRET);
        }
        assertThat(store.keys().find("somebody else")).isInstanceOf(DataKey.None.class);
    }

    @Test
    void processes_that_make_a_key_at_the_same_time_end_up_with_one() throws GeneralSecurityException {
        try (TestKeyStore other = store.another()) {
            for (int n = 0; n < 50; n++) {
                String subject = "person " + n;
                CompletableFuture<Aead> there =
                        CompletableFuture.supplyAsync(() -> other.keys().forSealing(subject));
                byte[] sealed = store.keys().forSealing(subject).encrypt(SECRET, CONTEXT);
                assertThat(there.join().decrypt(sealed, CONTEXT)).isEqualTo(SECRET);
            }
        }
    }

    @Test
    void an_erased_person_has_no_key_any_more_and_gets_no_other() {
        try (TestKeyStore other = store.another()) {
            store.keys().forSealing(person);
            other.keys().forSealing(person);

            store.erasures().erase(person);
            assertThat(store.keys().find(person)).isInstanceOf(DataKey.Erased.class);
            other.nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

            assertThat(other.keys().find(person)).isInstanceOf(DataKey.Erased.class);
            assertThat(store.keys().find(person)).isInstanceOf(DataKey.Erased.class);
            assertThatExceptionOfType(SubjectErased.class)
                    .isThrownBy(() -> other.keys().forSealing(person));
        }
        assertThat(store.jdbc()
                        .sql("select count(*) from data_key where wrapped is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** A question to the store also fetches the keys that follow. */
    @Test
    void a_key_that_was_fetched_together_with_another_is_not_used_after_an_erasure() {
        store.keys().forSealing("a");
        store.keys().forSealing("b");
        store.keys().forSealing("c");
        try (TestKeyStore other = store.another()) {
            assertThat(other.keys().find("a")).isInstanceOf(DataKey.Usable.class);
            store.erasures().erase("b");
            other.nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

            assertThat(other.keys().find("b")).isInstanceOf(DataKey.Erased.class);
            assertThat(other.keys().find("c")).isInstanceOf(DataKey.Usable.class);
        }
    }

    /** The cache then forgets the erased, and a row that was fetched before must not take their place. */
    @Test
    void a_key_that_was_fetched_together_with_another_is_not_used_after_a_restore_without_it() {
        store.keys().forSealing("a");
        store.keys().forSealing("b");
        try (TestKeyStore other = store.another()) {
            assertThat(other.keys().find("a")).isInstanceOf(DataKey.Usable.class);
            store.jdbc().sql("delete from data_key where subject = 'b'").update();
            store.jdbc()
                    .sql("update key_store set generation = gen_random_uuid()")
                    .update();
            other.nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));

            assertThat(other.keys().find("b")).isInstanceOf(DataKey.None.class);
        }
    }

    @Test
    void a_key_that_was_fetched_together_with_another_is_found_after_a_turn() {
        store.keys().forSealing("a");
        store.keys().forSealing("b");
        try (TestKeyStore other = store.another()) {
            other.keys().find("a");
            store.turn().turn();

            assertThat(other.keys().find("b")).isInstanceOf(DataKey.Usable.class);
        }
    }

    @Test
    void a_key_that_was_fetched_together_with_another_costs_no_question() {
        store.keys().forSealing("a");
        store.keys().forSealing("b");
        try (TestKeyStore other = store.another()) {
            other.keys().find("a");
            other.disconnect();

            assertThat(other.keys().find("b")).isInstanceOf(DataKey.Usable.class);
        }
    }

    @Test
    void somebody_who_never_had_a_key_can_be_erased_and_gets_none() {
        store.erasures().erase(person);

        assertThatExceptionOfType(SubjectErased.class)
                .isThrownBy(() -> store.keys().forSealing(person));
    }

    @Test
    void an_erasure_that_is_repeated_stays_the_first() {
        var first = store.erasures().erase(person);

        assertThat(store.erasures().erase(person)).isEqualTo(first);
    }

    @Test
    void a_wrapped_key_of_another_person_is_refused() {
        store.keys().forSealing(person);
        String other = UUID.randomUUID().toString();
        store.jdbc()
                .sql("insert into data_key (subject, epoch, wrapped) select ?, epoch, wrapped from data_key")
                .param(other)
                .update();

        assertThat(store.keys().find(other)).isInstanceOf(DataKey.Unreadable.class);
        assertThatExceptionOfType(DataKeys.DataKeyLost.class)
                .isThrownBy(() -> store.keys().forSealing(other));
    }

    @Test
    void survivors_are_read_after_a_turn_and_a_copy_from_before_reads_nobody_with_the_keys_of_afterwards()
            throws GeneralSecurityException {
        String erased = UUID.randomUUID().toString();
        byte[] sealed = store.keys().forSealing(person).encrypt(SECRET, CONTEXT);
        store.keys().forSealing(erased);
        var copy = store.jdbc()
                .sql("select epoch, wrapped from data_key where subject = ?")
                .param(erased)
                .query((row, n) -> new DataKeyTable.StoredKey(row.getInt(1), row.getBytes(2)))
                .single();
        store.erasures().erase(erased);
        assertThat(store.erasures().certificate(erased))
                .hasValueSatisfying(
                        certificate -> assertThat(certificate.certifiedAt()).isNull());

        assertThat(store.turn().turn()).isEqualTo(2);

        try (TestKeyStore other = store.another()) {
            assertThat(usable(other.keys().find(person)).decrypt(sealed, CONTEXT))
                    .isEqualTo(SECRET);
        }
        assertThat(store.folder.resolve("epoch-1.json")).doesNotExist();
        assertThat(store.folder.resolve("epoch-2.json")).exists();
        assertThat(store.wrapping().unwrapped(erased, Optional.of(copy))).isInstanceOf(DataKey.Unreadable.class);
        assertThat(store.erasures().certificate(erased)).hasValueSatisfying(certificate -> {
            assertThat(certificate.destroyedEpoch()).isEqualTo(1);
            assertThat(certificate.certifiedAt()).isNotNull();
        });
    }

    @Test
    void an_empty_store_does_not_start_with_the_wrapping_keys_of_another_and_leaves_them_alone()
            throws GeneralSecurityException {
        byte[] sealed = store.keys().forSealing(person).encrypt(SECRET, CONTEXT);

        assertThatExceptionOfType(KeyStoreUnavailable.class)
                .isThrownBy(store::emptyOnTheSameFolder)
                .withMessageContaining("another key store");

        try (TestKeyStore restarted = store.another()) {
            assertThat(usable(restarted.keys().find(person)).decrypt(sealed, CONTEXT))
                    .isEqualTo(SECRET);
        }
    }

    @Test
    void a_wrapping_key_that_is_there_already_is_never_made_anew() throws Exception {
        WrappingKeys keys = new KeysetFolder(store.folder);
        keys.make(2);
        String made = Files.readString(store.folder.resolve("epoch-2.json"));

        assertThat(store.turn().turn()).isEqualTo(2);

        assertThat(Files.readString(store.folder.resolve("epoch-2.json"))).isEqualTo(made);
    }

    @Test
    void turns_only_if_somebody_was_erased() {
        store.turn().turnIfSomebodyWasErased();
        assertThat(store.folder.resolve("epoch-1.json")).exists();

        store.erasures().erase(person);
        store.turn().turnIfSomebodyWasErased();
        store.turn().turnIfSomebodyWasErased();

        assertThat(store.folder.resolve("epoch-2.json")).exists();
        assertThat(store.folder.resolve("epoch-3.json")).doesNotExist();
    }

    @Test
    void keys_are_made_and_read_while_epochs_turn() throws Exception {
        ConcurrentHashMap<String, byte[]> sealed = new ConcurrentHashMap<>();
        AtomicBoolean over = new AtomicBoolean();
        try (TestKeyStore other = store.another()) {
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                for (int n = 0; !over.get(); n++) {
                    String subject = "person " + n;
                    sealed.put(subject, sealedBy(other, subject));
                }
            });
            for (int turn = 2; turn <= 12; turn++) {
                assertThat(store.turn().turn()).isEqualTo(turn);
            }
            over.set(true);
            writer.join();
        }
        assertThat(sealed).isNotEmpty();
        try (TestKeyStore afterwards = store.another()) {
            for (String subject : sealed.keySet()) {
                assertThat(usable(afterwards.keys().find(subject)).decrypt(sealed.get(subject), CONTEXT))
                        .isEqualTo(SECRET);
            }
        }
    }

    @Test
    void a_lost_wrapping_key_leaves_its_people_unreadable_and_others_readable() throws Exception {
        store.keys().forSealing(person);
        Files.delete(store.folder.resolve("epoch-1.json"));

        try (TestKeyStore restarted = store.another()) {
            assertThat(restarted.keys().find(person)).isInstanceOf(DataKey.Unreadable.class);
            assertThat(restarted.keys().find("nobody")).isInstanceOf(DataKey.None.class);
            assertThatExceptionOfType(KeyStoreUnavailable.class)
                    .isThrownBy(() -> restarted.keys().forSealing("somebody new"));
        }
    }

    @Test
    void a_wrapping_key_that_others_may_read_is_not_used() throws Exception {
        store.keys().forSealing(person);
        Files.setPosixFilePermissions(
                store.folder.resolve("epoch-1.json"), PosixFilePermissions.fromString("rw-r--r--"));

        try (TestKeyStore restarted = store.another()) {
            assertThatExceptionOfType(KeyStoreUnavailable.class)
                    .isThrownBy(() -> restarted.keys().find(person))
                    .withMessageContaining("epoch-1.json");
        }
    }

    @Test
    void the_wrapping_keys_can_be_read_by_their_owner_alone() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.folder.resolve("epoch-1.json"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(store.folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("epoch-1.json");
        }
    }

    @Test
    void a_store_that_is_away_gives_no_key_for_longer_than_five_seconds() {
        store.keys().forSealing(person);
        store.disconnect();

        store.nanos.addAndGet(TimeUnit.SECONDS.toNanos(4));
        assertThat(store.keys().find(person)).isInstanceOf(DataKey.Usable.class);
        assertThatExceptionOfType(KeyStoreUnavailable.class)
                .isThrownBy(() -> store.keys().find("somebody else"));

        store.nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        assertThatExceptionOfType(KeyStoreUnavailable.class)
                .isThrownBy(() -> store.keys().find(person));
    }

    private static byte[] sealedBy(TestKeyStore store, String subject) {
        try {
            return store.keys().forSealing(subject).encrypt(SECRET, CONTEXT);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Aead usable(DataKey key) {
        assertThat(key).asInstanceOf(type(DataKey.Usable.class)).isNotNull();
        return ((DataKey.Usable) key).aead();
    }
}
