package org.ibasho.chassis.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ibasho.chassis.keystore.folder.KeysetFolder;
import org.ibasho.chassis.keystore.vault.TransitServer;
import org.ibasho.chassis.keystore.vault.VaultProcesses;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Epochs turn while processes make, read and erase keys, and turns break off anywhere. */
class TurnUnderLoadTest {

    private static final String NAME = "ひなた";
    private static final byte[] CONTEXT = "about".getBytes(StandardCharsets.UTF_8);
    private static final int PROCESSES = 3;
    private static final int TURNS = 5;

    @TempDir
    private Path folder;

    private final TransitServer vault = TransitServer.start();

    enum Place {
        FOLDER,
        VAULT
    }

    private Supplier<WrappingKeys> keysIn(Place place) {
        return switch (place) {
            case FOLDER -> () -> new KeysetFolder(folder.resolve("keys"));
            case VAULT -> () -> VaultProcesses.of(vault, folder);
        };
    }

    @ParameterizedTest
    @EnumSource
    void nobody_is_lost_and_nobody_erased_comes_back_while_epochs_turn(Place place) {
        Map<String, byte[]> sealed = new ConcurrentHashMap<>();
        Set<String> erased = ConcurrentHashMap.newKeySet();
        AtomicBoolean over = new AtomicBoolean();
        try (TestKeyStore store = TestKeyStore.fresh(keysIn(place))) {
            List<CompletableFuture<Void>> processes = IntStream.range(0, PROCESSES)
                    .mapToObj(n -> CompletableFuture.runAsync(() -> {
                        try (TestKeyStore process = store.another()) {
                            for (int person = 0; !over.get(); person++) {
                                String subject = n + " " + person;
                                sealed.put(subject, seal(process, subject));
                                if (person % 5 == 4) {
                                    process.erasures().erase(subject);
                                    erased.add(subject);
                                }
                                assertThat(read(process, n + " 0")).hasValue(NAME);
                            }
                        }
                    }))
                    .toList();
            for (int turn = 2; turn <= TURNS + 1; turn++) {
                int known = sealed.size();
                await().until(() -> sealed.size() > known + PROCESSES);
                assertThat(store.turn().turn()).isEqualTo(turn);
            }
            over.set(true);
            processes.forEach(CompletableFuture::join);
            store.turn().turn();
            try (TestKeyStore afterwards = store.another()) {
                sealed.keySet()
                        .forEach(subject -> assertThat(read(afterwards, sealed, subject))
                                .isEqualTo(erased.contains(subject) ? Optional.empty() : Optional.of(NAME)));
                erased.forEach(subject -> assertThat(afterwards.erasures().certificate(subject))
                        .hasValueSatisfying(certificate ->
                                assertThat(certificate.certifiedAt()).isNotNull()));
            }
        }
    }

    /** The wrapping keys of a process that dies at one of its uses of them. */
    private static final class Dying implements WrappingKeys {

        static final class Died extends RuntimeException {

            private static final long serialVersionUID = 1;
        }

        private final WrappingKeys keys;
        private final AtomicInteger left;

        Dying(WrappingKeys keys, int uses) {
            this.keys = keys;
            this.left = new AtomicInteger(uses);
        }

        private void use() {
            if (left.getAndDecrement() <= 0) {
                throw new Died();
            }
        }

        @Override
        public List<String> places() {
            return keys.places();
        }

        @Override
        public Optional<Aead> of(int epoch) {
            use();
            return keys.of(epoch);
        }

        @Override
        public List<byte[]> encryptAll(int epoch, List<Bound> values) {
            use();
            List<byte[]> encrypted = keys.encryptAll(epoch, values);
            use();
            return encrypted;
        }

        @Override
        public List<Optional<byte[]>> decryptAll(int epoch, List<Bound> values) {
            use();
            return keys.decryptAll(epoch, values);
        }

        @Override
        public void make(int epoch) {
            use();
            keys.make(epoch);
            use();
        }

        @Override
        public boolean isEmpty() {
            return keys.isEmpty();
        }

        @Override
        public void destroyBefore(int epoch) {
            use();
            keys.destroyBefore(epoch);
            use();
        }
    }

    @Test
    void whoever_dies_in_a_turn_leaves_everybody_readable_and_the_next_turn_certifies() {
        diesInEachStep(Place.FOLDER);
    }

    @Test
    @Tag("long")
    void the_same_holds_with_a_vault() {
        diesInEachStep(Place.VAULT);
    }

    private void diesInEachStep(Place place) {
        AtomicInteger uses = new AtomicInteger(Integer.MAX_VALUE);
        Supplier<WrappingKeys> keys = keysIn(place);
        try (TestKeyStore store = TestKeyStore.fresh(() -> new Dying(keys.get(), uses.get()))) {
            Map<String, byte[]> sealed = new ConcurrentHashMap<>();
            IntStream.range(0, 20).forEach(n -> sealed.put("person " + n, seal(store, "person " + n)));
            int broken = 0;
            boolean finished = false;
            while (!finished) {
                String erased = "person " + broken % 10;
                store.erasures().erase(erased);
                uses.set(broken);
                finished = turns(store);
                uses.set(Integer.MAX_VALUE);
                broken++;
                try (TestKeyStore next = store.another()) {
                    IntStream.range(10, 20)
                            .forEach(n -> assertThat(read(next, sealed, "person " + n))
                                    .hasValue(NAME));
                    assertThat(read(next, sealed, erased)).isEmpty();
                    next.turn().turnIfSomebodyWasErased();
                    assertThat(next.erasures().certificate(erased))
                            .hasValueSatisfying(certificate ->
                                    assertThat(certificate.certifiedAt()).isNotNull());
                }
            }
            assertThat(broken).isGreaterThan(5);
        }
    }

    private static boolean turns(TestKeyStore store) {
        try (TestKeyStore dying = store.another()) {
            dying.turn().turn();
            return true;
        } catch (Dying.Died died) {
            return false;
        }
    }

    @Test
    void a_turn_goes_on_without_keys_that_are_lost_and_saves_them_if_their_wrapping_key_comes_back() throws Exception {
        try (TestKeyStore store = TestKeyStore.fresh()) {
            byte[] sealed = seal(store, "survivor");
            seal(store, "erased");
            store.erasures().erase("erased");
            Path file = store.folder.resolve("epoch-1.json");
            Path saved = Files.move(file, folder.resolve("found-later.json"));

            assertThat(store.turn().turn()).isEqualTo(2);

            try (TestKeyStore restarted = store.another()) {
                assertThat(restarted.keys().find("survivor")).isInstanceOf(DataKey.Unreadable.class);
                assertThat(restarted.keys().forSealing("somebody new")).isNotNull();
                assertThat(restarted.erasures().certificate("erased")).hasValueSatisfying(certificate -> {
                    assertThat(certificate.certifiedAt()).isNotNull();
                    assertThat(certificate.wrappingKeyLost()).isTrue();
                });

                Files.copy(saved, file, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                restarted.passes(java.util.concurrent.TimeUnit.SECONDS.toNanos(1));
                assertThat(open(restarted.keys().find("survivor"), sealed)).hasValue(NAME);
            }
            assertThat(store.turn().turn()).isEqualTo(3);
            assertThat(file).doesNotExist();
            try (TestKeyStore restarted = store.another()) {
                assertThat(open(restarted.keys().find("survivor"), sealed)).hasValue(NAME);
            }
        }
    }

    @Test
    void a_key_that_was_altered_does_not_stop_a_turn_and_hides_nobody_else() {
        try (TestKeyStore store = TestKeyStore.fresh()) {
            byte[] sealed = seal(store, "survivor");
            seal(store, "altered");
            store.jdbc()
                    .sql("update data_key set wrapped = '\\x00' where subject = 'altered'")
                    .update();

            assertThat(store.turn().turn()).isEqualTo(2);

            try (TestKeyStore restarted = store.another()) {
                assertThat(open(restarted.keys().find("survivor"), sealed)).hasValue(NAME);
                assertThat(restarted.keys().find("altered")).isInstanceOf(DataKey.Unreadable.class);
                assertThatExceptionOfType(DataKeys.DataKeyLost.class)
                        .isThrownBy(() -> restarted.keys().forSealing("altered"));
                restarted.erasures().erase("altered");
                assertThat(restarted.keys().find("altered")).isInstanceOf(DataKey.Erased.class);
            }
            assertThat(store.turn().turn()).isEqualTo(3);
        }
    }

    @Test
    void reading_costs_the_vault_no_request_once_the_key_is_known() {
        try (TestKeyStore store = TestKeyStore.fresh(keysIn(Place.VAULT))) {
            byte[] sealed = seal(store, "person");
            int before = VaultProcesses.requests(vault);
            for (int n = 0; n < 100; n++) {
                assertThat(open(store.keys().find("person"), sealed)).hasValue(NAME);
            }
            assertThat(VaultProcesses.requests(vault)).isEqualTo(before);
        }
    }

    private final Map<String, byte[]> first = new ConcurrentHashMap<>();

    private byte[] seal(TestKeyStore store, String subject) {
        try {
            byte[] sealed = store.keys().forSealing(subject).encrypt(NAME.getBytes(StandardCharsets.UTF_8), CONTEXT);
            first.put(subject, sealed);
            return sealed;
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Optional<String> read(TestKeyStore store, String subject) {
        return read(store, first, subject);
    }

    private static Optional<String> read(TestKeyStore store, Map<String, byte[]> sealed, String subject) {
        return open(store.keys().find(subject), sealed.getOrDefault(subject, CONTEXT));
    }

    private static Optional<String> open(DataKey key, byte[] sealed) {
        if (!(key instanceof DataKey.Usable(Aead aead))) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(aead.decrypt(sealed, CONTEXT), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException other) {
            throw new IllegalStateException(other);
        }
    }
}
