package org.ibasho.chassis.keystore.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.google.crypto.tink.Aead;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.ibasho.chassis.keystore.DataKey;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.ibasho.chassis.keystore.TestKeyStore;
import org.ibasho.chassis.keystore.WrappingKeys;
import org.ibasho.chassis.keystore.folder.KeysetFolder;
import org.ibasho.chassis.keystore.vault.TransitServer;
import org.ibasho.chassis.keystore.vault.VaultProcesses;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Wrapping keys move from a folder to a vault, and back, while processes read, and whatever breaks off. */
class MoveTest {

    private static final byte[] CONTEXT = "about".getBytes(StandardCharsets.UTF_8);
    private static final String NAME = "ひなた";
    private static final String ERASED = "somebody who was erased";
    private static final String NEWCOMER = "somebody new";

    /** More than one page. */
    private static final int MANY = 510;

    private static final int FEW = 4;

    @TempDir
    private Path temporary;

    private final TransitServer server = TransitServer.start();
    private final Map<String, byte[]> sealed = new TreeMap<>();
    private final List<String> said = new ArrayList<>();

    enum Direction {
        TO_THE_VAULT,
        TO_THE_FOLDER
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private WrappingKeys folder() {
        return new KeysetFolder(temporary.resolve("keys"));
    }

    private WrappingKeys vault() {
        return VaultProcesses.of(server, temporary);
    }

    private WrappingKeys from(Direction direction) {
        return direction == Direction.TO_THE_VAULT ? folder() : vault();
    }

    private WrappingKeys to(Direction direction) {
        return direction == Direction.TO_THE_VAULT ? vault() : folder();
    }

    private MovingWrappingKeys both(Direction direction) {
        return new MovingWrappingKeys(from(direction), to(direction));
    }

    @ParameterizedTest
    @EnumSource
    void after_a_move_the_new_place_alone_reads_everybody_and_the_old_one_is_empty(Direction direction)
            throws InterruptedException {
        try (TestKeyStore store = filled(direction, MANY)) {
            assertThat(from(direction).of(1)).isPresent();

            Move.Moved moved = move(store, direction);

            assertThat(moved.through()).isTrue();
            assertThat(moved.epoch()).isEqualTo(2);
            assertThat(moved.dataKeys()).isEqualTo(MANY);
            assertThat(from(direction).isEmpty()).isTrue();
            try (TestKeyStore restarted = store.another(() -> to(direction))) {
                assertAllAreRead(restarted);
                assertThat(restarted.erasures().certificate(ERASED))
                        .hasValueSatisfying(certificate ->
                                assertThat(certificate.certifiedAt()).isNotNull());
                assertThat(restarted.keys().forSealing(NEWCOMER)).isNotNull();
                assertThat(restarted.turn().turn()).isEqualTo(3);
            }
        }
    }

    @Test
    void there_and_back_and_there_again() throws InterruptedException {
        try (TestKeyStore store = filled(Direction.TO_THE_VAULT, FEW)) {
            move(store, Direction.TO_THE_VAULT);
            move(store, Direction.TO_THE_FOLDER);
            assertThat(move(store, Direction.TO_THE_VAULT).epoch()).isEqualTo(4);
            assertThat(move(store, Direction.TO_THE_VAULT).epoch())
                    .as("nothing is left to do")
                    .isEqualTo(4);

            try (TestKeyStore restarted = store.another(this::vault)) {
                assertAllAreRead(restarted);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobody_is_unreadable_at_any_moment(Direction direction) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger rounds = new AtomicInteger();
        // one for all processes: each has an HTTP client with a thread of its own
        MovingWrappingKeys keys = both(direction);
        try (TestKeyStore store = filled(direction, FEW)) {
            Runnable reading = () -> {
                while (!over.get()) {
                    try (TestKeyStore process = store.another(() -> keys)) {
                        assertAllAreRead(process);
                        rounds.incrementAndGet();
                    }
                }
            };
            // a thread of its own: on two processors, the common pool has one, which the HTTP client needs
            CompletableFuture<Void> reader = CompletableFuture.runAsync(
                    reading, command -> Thread.ofPlatform().start(command));
            await().until(() -> rounds.get() > 0);
            move(store, direction);
            int known = rounds.get();
            await().until(() -> rounds.get() > known || reader.isDone());
            over.set(true);
            reader.join();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_move_that_breaks_off_at_any_request_leaves_everybody_readable_and_is_gone_on_with(Direction direction)
            throws InterruptedException {
        try (TestKeyStore store = filled(direction, FEW)) {
            int attempts = 0;
            boolean through = false;
            while (!through) {
                server.sealsAfter(attempts);
                through = isMoved(store, direction);
                server.isMended();
                attempts++;
                try (TestKeyStore process = store.another(() -> both(direction))) {
                    assertAllAreRead(process);
                    String newcomer = NEWCOMER + " " + attempts;
                    sealed.put(newcomer, seal(process, newcomer));
                }
            }
            assertThat(attempts).isGreaterThan(3);
            try (TestKeyStore restarted = store.another(() -> to(direction))) {
                assertAllAreRead(restarted);
            }
            assertThat(from(direction).isEmpty()).isTrue();
        }
    }

    private boolean isMoved(TestKeyStore store, Direction direction) throws InterruptedException {
        try {
            return move(store, direction).through();
        } catch (KeyStoreUnavailable brokenOff) {
            return false;
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_process_that_knows_the_old_place_only_takes_nobody_for_lost(Direction direction)
            throws InterruptedException {
        try (TestKeyStore store = filled(direction, FEW);
                TestKeyStore unaware = store.another(() -> from(direction))) {
            move(store, direction);

            assertThatExceptionOfType(KeyStoreUnavailable.class)
                    .isThrownBy(() -> unaware.keys().find("person 0"))
                    .withMessageContaining("move-to");
            assertThatExceptionOfType(KeyStoreUnavailable.class)
                    .isThrownBy(() -> unaware.keys().forSealing(NEWCOMER));
            assertThatExceptionOfType(KeyStoreUnavailable.class)
                    .isThrownBy(() -> unaware.turn().turn());
            assertThatExceptionOfType(KeyStoreUnavailable.class)
                    .isThrownBy(() -> store.another(() -> from(direction)))
                    .withMessageContaining(
                            "epoch 2 lies in the " + to(direction).places().getFirst());
            try (TestKeyStore restarted = store.another(() -> to(direction))) {
                assertAllAreRead(restarted);
            }
        }
    }

    @Test
    void a_move_waits_for_a_service_with_a_key_of_its_own_and_leaves_the_old_place_as_it_is() throws Exception {
        try (TestKeyStore store = filled(Direction.TO_THE_VAULT, FEW)) {
            store.jdbc()
                    .sql("insert into epoch_key (name, epoch, wrapped) values ('another', 1, '')")
                    .update();

            assertThat(move(store, Direction.TO_THE_VAULT).through()).isFalse();
            assertThat(folder().of(1)).isPresent();

            store.jdbc().sql("delete from epoch_key").update();
            assertThat(move(store, Direction.TO_THE_VAULT).through()).isTrue();
            assertThat(folder().isEmpty()).isTrue();
        }
    }

    /** Somebody tried the other direction, or a process that knew the folder only turned the epoch at that moment. */
    @Test
    void a_key_of_the_same_epoch_in_the_old_place_does_no_harm_and_is_destroyed() throws Exception {
        try (TestKeyStore store = filled(Direction.TO_THE_VAULT, FEW)) {
            folder().make(2);

            move(store, Direction.TO_THE_VAULT);

            assertThat(folder().isEmpty()).isTrue();
            try (TestKeyStore restarted = store.another(this::vault)) {
                assertAllAreRead(restarted);
            }
        }
    }

    @Test
    void what_the_new_place_can_not_unwrap_alone_keeps_the_old_one() throws Exception {
        try (TestKeyStore store = filled(Direction.TO_THE_VAULT, FEW)) {
            move(store, Direction.TO_THE_VAULT);
            folder().make(2);
            wrapWith(folder(), store, "person 1");

            assertThatExceptionOfType(KeyStoreUnavailable.class)
                    .isThrownBy(() -> move(store, Direction.TO_THE_VAULT))
                    .withMessageContaining("1 data keys");

            assertThat(folder().of(2)).isPresent();
            try (TestKeyStore process = store.another(() -> both(Direction.TO_THE_VAULT))) {
                assertThat(process.keys().find("person 1")).isInstanceOf(DataKey.Usable.class);
            }
        }
    }

    private static void wrapWith(WrappingKeys place, TestKeyStore store, String subject) {
        byte[] wrapped = place.encryptAll(
                        2,
                        List.of(new WrappingKeys.Bound(
                                new byte[32], ("data key of " + subject).getBytes(StandardCharsets.UTF_8))))
                .getFirst();
        store.jdbc()
                .sql("update data_key set wrapped = ? where subject = ?")
                .params(wrapped, subject)
                .update();
    }

    private Move.Moved move(TestKeyStore store, Direction direction) throws InterruptedException {
        MovingWrappingKeys keys = both(direction);
        try (TestKeyStore process = store.another(() -> keys)) {
            return new Move(process.store(), keys, said::add).run(Duration.ZERO);
        }
    }

    private TestKeyStore filled(Direction direction, int people) {
        TestKeyStore store = TestKeyStore.fresh(() -> from(direction));
        IntStream.range(0, people)
                .mapToObj(n -> "person " + n)
                .forEach(subject -> sealed.put(subject, seal(store, subject)));
        store.keys().forSealing(ERASED);
        store.erasures().erase(ERASED);
        return store;
    }

    private static byte[] seal(TestKeyStore store, String subject) {
        try {
            return store.keys().forSealing(subject).encrypt(NAME.getBytes(StandardCharsets.UTF_8), CONTEXT);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void assertAllAreRead(TestKeyStore process) {
        sealed.forEach((subject, text) -> assertThat(opened(process.keys().find(subject), text))
                .as(subject)
                .isEqualTo(NAME));
        assertThat(process.keys().find(ERASED)).isInstanceOfAny(DataKey.Erased.class, DataKey.None.class);
    }

    private static String opened(DataKey key, byte[] text) {
        if (!(key instanceof DataKey.Usable(Aead aead))) {
            return key.toString();
        }
        try {
            return new String(aead.decrypt(text, CONTEXT), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException another) {
            throw new IllegalStateException(another);
        }
    }
}
