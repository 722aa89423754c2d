package org.ibasho.chassis.hpke.recipient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ibasho.chassis.hpke.MessagePart;
import org.ibasho.chassis.hpke.RecipientKeyPair;
import org.ibasho.chassis.hpke.RecipientPublicKey;
import org.ibasho.chassis.hpke.recipient.RecipientKeyEvent.Published;
import org.ibasho.chassis.hpke.recipient.RecipientKeyTable.Row;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.ibasho.chassis.keystore.TestKeyStore;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.contracts.SealedText;
import org.ibasho.contracts.catalogue.ContractType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of a recipient, on a real key store whose times are moved in the database. */
class RecipientKeysTest {

    private static final Executor THREADS = Executors.newVirtualThreadPerTaskExecutor();
    private static final String RECIPIENT = "scheduling";
    private static final String NAME = "専門相談員 佐藤";
    private static final MessagePart PART =
            new MessagePart(ContractType.DISPATCH_REPLIED_V2, "0193a1b2-0000-7000-8000-000000000001", "counsellor");
    private static final RecipientSettings SETTINGS = new RecipientSettings(Duration.ofDays(90), Duration.ofDays(30));

    private final TestKeyStore store = TestKeyStore.fresh();
    private final RecipientKeys keys = of(store);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MessageOpener opener = new MessageOpener(keys, new UnreadableMessages(meters));

    private static RecipientKeys of(TestKeyStore store) {
        return new RecipientKeys(store.store(), RECIPIENT, SETTINGS, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void every_process_has_the_same_key_until_it_is_90_days_old() {
        Row first = keys.present(Optional.empty());
        passes(Duration.ofDays(90).minusHours(1));

        try (TestKeyStore other = store.another()) {
            assertThat(of(other).present(published(first)).publicKey()).isEqualTo(first.publicKey());
        }
        passes(Duration.ofHours(1));

        Row second = keys.present(published(first));
        assertThat(second.publicKey()).isNotEqualTo(first.publicKey());
        assertThat(second.number()).isEqualTo(2);
        assertThat(keys.present(published(second)).number()).isEqualTo(2);
    }

    @Test
    void processes_that_find_a_key_due_at_the_same_time_make_one() {
        try (TestKeyStore other = store.another()) {
            List<RecipientKeys> processes = List.of(keys, of(other));
            for (int number = 1; number <= 10; number++) {
                List<CompletableFuture<RecipientPublicKey>> made = IntStream.range(0, 6)
                        .mapToObj(n -> CompletableFuture.supplyAsync(
                                () -> processes
                                        .get(n % 2)
                                        .present(Optional.empty())
                                        .publicKey(),
                                THREADS))
                        .toList();

                assertThat(made.stream().map(CompletableFuture::join).distinct())
                        .hasSize(1);
                assertThat(count("true")).isEqualTo(number);
                passes(Duration.ofDays(90));
            }
        }
        assertThat(count("superseded_at is null")).isEqualTo(1);
    }

    @Test
    void a_superseded_key_opens_for_30_days_and_is_destroyed_then() {
        Row first = keys.present(Optional.empty());
        SealedText sealed = first.publicKey().seal(PART, NAME);
        passes(Duration.ofDays(90));
        keys.present(published(first));
        assertThat(opener.open(PART, sealed)).isEqualTo(NAME);

        passes(Duration.ofDays(30).minusMinutes(1));
        keys.destroySuperseded();
        assertThat(opener.open(PART, sealed)).isEqualTo(NAME);

        passes(Duration.ofMinutes(1));
        keys.destroySuperseded();
        keys.destroySuperseded();
        assertThat(opener.open(PART, sealed)).isEqualTo(Erased.TEXT);
        assertThat(unreadable("key-destroyed")).isEqualTo(1);
        assertThat(count("private_key is not null")).isEqualTo(1);
        assertThat(store.jdbc()
                        .sql("select count(*) from data_key where wrapped is null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    /** The process's clock stands for either: what counts is that the two disagree. */
    @ParameterizedTest
    @ValueSource(strings = {"P365D", "P-365D", "PT11M", "PT-11M"})
    void while_two_clocks_disagree_no_key_is_replaced_for_its_age_and_none_is_destroyed(Duration jump) {
        Row first = keys.present(Optional.empty());
        SealedText sealed = first.publicKey().seal(PART, NAME);
        passes(Duration.ofDays(90));
        Row second = keys.present(published(first));
        passes(Duration.ofDays(90));
        List<Published> events =
                List.of(published(first).orElseThrow(), published(second).orElseThrow());
        RecipientKeys jumped =
                new RecipientKeys(store.store(), RECIPIENT, SETTINGS, Clock.offset(Clock.systemUTC(), jump));

        jumped.destroySuperseded();

        assertThat(opener.open(PART, sealed)).isEqualTo(NAME);
        assertThat(jumped.present(published(second)).number()).isEqualTo(2);
        assertThat(new DestroyedKeys(() -> events, jumped).erasedAfter("", 10)).isEmpty();
        keys.destroySuperseded();
        assertThat(opener.open(PART, sealed)).isEqualTo(Erased.TEXT);
        assertThat(keys.present(published(second)).number()).isEqualTo(3);
    }

    @Test
    void a_process_whose_clock_has_jumped_makes_the_first_key_all_the_same() {
        RecipientKeys jumped = new RecipientKeys(
                store.store(), RECIPIENT, SETTINGS, Clock.offset(Clock.systemUTC(), Duration.ofDays(365)));

        assertThat(jumped.present(Optional.empty()).number()).isEqualTo(1);
    }

    @Test
    void the_present_key_is_never_destroyed_however_old_it_is() {
        Row first = keys.present(Optional.empty());
        SealedText sealed = first.publicKey().seal(PART, NAME);
        passes(Duration.ofDays(1_000));

        keys.destroySuperseded();

        assertThat(opener.open(PART, sealed)).isEqualTo(NAME);
    }

    @Test
    void a_destruction_that_broke_off_in_between_is_completed() {
        Row first = keys.present(Optional.empty());
        passes(Duration.ofDays(90));
        keys.present(published(first));
        passes(Duration.ofDays(30));
        store.erasures().erase("recipient-key " + first.publicKey().id());
        assertThat(opener.open(PART, first.publicKey().seal(PART, NAME))).isEqualTo(Erased.TEXT);
        assertThat(count("destroyed_at is not null")).isZero();

        keys.destroySuperseded();

        assertThat(count("destroyed_at is not null and private_key is null")).isEqualTo(1);
    }

    @Test
    void a_turn_of_the_epoch_keeps_private_keys_and_an_old_copy_reads_no_destroyed_one() {
        Row first = keys.present(Optional.empty());
        SealedText old = first.publicKey().seal(PART, NAME);
        passes(Duration.ofDays(90));
        Row second = keys.present(published(first));
        SealedText recent = second.publicKey().seal(PART, NAME);
        passes(Duration.ofDays(30));
        Copy copy = copy(first);

        keys.destroySuperseded();
        restore(first, copy);
        try (TestKeyStore withTheOldEpoch = store.another()) {
            // control: before the turn, a copy reads it
            assertThat(opened(withTheOldEpoch, old)).isEqualTo(NAME);
        }
        store.erasures().erase("recipient-key " + first.publicKey().id());
        store.turn().turnIfSomebodyWasErased();
        restore(first, copy);

        try (TestKeyStore restarted = store.another()) {
            assertThat(opened(restarted, recent)).isEqualTo(NAME);
            assertThat(opened(restarted, old)).isEqualTo(Erased.TEXT);
        }
    }

    @Test
    void what_is_moved_altered_or_sealed_to_an_unknown_key_shows_as_erased_and_is_counted() {
        Row key = keys.present(Optional.empty());
        SealedText sealed = key.publicKey().seal(PART, NAME);
        RecipientKeyPair stranger = RecipientKeyPair.generate(UUID.randomUUID().toString());

        assertThat(opener.open(new MessagePart(PART.type(), PART.subject(), "reason"), sealed))
                .isEqualTo(Erased.TEXT);
        assertThat(opener.open(
                        PART,
                        new SealedText(
                                key.publicKey().id(),
                                stranger.publicKey().seal(PART, NAME).ciphertext())))
                .isEqualTo(Erased.TEXT);
        assertThat(unreadable("altered")).isEqualTo(2);
        assertThat(opener.open(PART, stranger.publicKey().seal(PART, NAME))).isEqualTo(Erased.TEXT);
        assertThat(opener.open(PART, new SealedText("no uuid", "x"))).isEqualTo(Erased.TEXT);
        assertThat(unreadable("unknown-key")).isEqualTo(2);
        assertThat(opener.open(PART, null)).isNull();
    }

    @Test
    void a_private_key_that_was_put_under_another_id_is_not_used() {
        Row key = keys.present(Optional.empty());
        RecipientKeyPair stranger = RecipientKeyPair.generate(UUID.randomUUID().toString());
        store.jdbc()
                .sql("update recipient_key set public_key = ?")
                .param(stranger.publicKey().encoded())
                .update();

        assertThat(opener.open(PART, key.publicKey().seal(PART, NAME))).isEqualTo(Erased.TEXT);
        assertThat(unreadable("wrapping-key-lost")).isEqualTo(1);
        assertThat(keys.present(published(key)).number()).isEqualTo(2);
    }

    @Test
    void an_older_copy_of_the_key_store_makes_a_later_key_than_the_one_that_was_published() {
        Row first = keys.present(Optional.empty());
        Published lost =
                new Published("recipient", RECIPIENT, 7, UUID.randomUUID().toString(), "suite", "key", first.madeAt());

        assertThat(keys.present(Optional.of(lost)).number()).isEqualTo(8);
        assertThat(keys.present(Optional.of(lost)).number()).isEqualTo(8);
    }

    @Test
    void a_key_that_was_destroyed_is_destroyed_again_in_a_key_store_from_before() {
        assertThat(openedAfterARestore(true)).isEqualTo(Erased.TEXT);
        assertThat(store.jdbc()
                        .sql("select count(*) from data_key where erased_at is not null")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void without_the_history_a_key_store_from_before_brings_a_destroyed_key_back() {
        assertThat(openedAfterARestore(false)).isEqualTo(NAME);
    }

    /** The backup was made when the key that is destroyed by now was the present one. */
    private String openedAfterARestore(boolean withHistory) {
        Row first = keys.present(Optional.empty());
        SealedText sealed = first.publicKey().seal(PART, NAME);
        Copy backup = copy(first);
        passes(Duration.ofDays(90));
        Row second = keys.present(published(first));
        passes(Duration.ofDays(30));
        List<Published> events =
                List.of(published(first).orElseThrow(), published(second).orElseThrow());
        keys.destroySuperseded();
        assertThat(opener.open(PART, sealed)).isEqualTo(Erased.TEXT);
        if (withHistory) {
            store.remembers(new DestroyedKeys(() -> events, keys));
        }

        restore(first, backup);
        store.jdbc()
                .sql("delete from recipient_key where superseded_at is null")
                .update();
        store.jdbc().sql("update recipient_key set superseded_at = null").update();
        store.jdbc().sql("update key_store set generation = gen_random_uuid()").update();
        store.passes(TimeUnit.SECONDS.toNanos(1));
        String opened = String.valueOf(opener.open(PART, sealed));

        assertThat(keys.present(Optional.of(events.getLast())).number()).isEqualTo(3);
        return opened;
    }

    @Test
    void only_keys_whose_successor_is_30_days_old_are_destroyed_again() {
        Row first = keys.present(Optional.empty());
        passes(Duration.ofDays(90));
        Row second = keys.present(published(first));
        passes(Duration.ofDays(90));
        Row third = keys.present(published(second));
        passes(Duration.ofDays(30).minusMinutes(1));
        DestroyedKeys destroyed = new DestroyedKeys(
                () -> Stream.of(first, second, third)
                        .flatMap(key -> published(key).stream())
                        .toList(),
                keys);

        assertThat(destroyed.erasedAfter("", 10)).containsExactly(RecipientKeys.subject(id(first)));
        passes(Duration.ofMinutes(1));
        assertThat(destroyed.erasedAfter("", 10))
                .containsExactlyInAnyOrder(RecipientKeys.subject(id(first)), RecipientKeys.subject(id(second)))
                .isSorted();
        String lower = destroyed.erasedAfter("", 1).getFirst();
        assertThat(destroyed.erasedAfter(lower, 10)).hasSize(1).doesNotContain(lower);
    }

    private static String id(Row key) {
        return key.publicKey().id();
    }

    @Test
    void each_service_of_a_side_has_keys_of_its_own() {
        Row ours = keys.present(Optional.empty());
        RecipientKeys others = new RecipientKeys(store.store(), "attendance", SETTINGS, Clock.systemUTC());

        assertThat(others.present(Optional.empty()).publicKey()).isNotEqualTo(ours.publicKey());
        assertThat(others.find(ours.publicKey().id())).isInstanceOf(KeyLookup.Unknown.class);
    }

    @Test
    void without_the_key_store_nothing_is_taken_to_be_erased() {
        SealedText sealed = keys.present(Optional.empty()).publicKey().seal(PART, NAME);
        store.close();

        assertThatExceptionOfType(KeyStoreUnavailable.class).isThrownBy(() -> opener.open(PART, sealed));
    }

    /** As if it had been published when the key was made. */
    private Optional<Published> published(Row key) {
        return Optional.of(new Published(
                "recipient",
                RECIPIENT,
                key.number(),
                key.publicKey().id(),
                RecipientPublicKey.SUITE,
                key.publicKey().encoded(),
                store.jdbc()
                        .sql("select made_at from recipient_key where id::text = ?")
                        .param(key.publicKey().id())
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant()));
    }

    private static String opened(TestKeyStore store, SealedText sealed) {
        return String.valueOf(
                new MessageOpener(of(store), new UnreadableMessages(new SimpleMeterRegistry())).open(PART, sealed));
    }

    /** As if all that has happened had happened so much earlier by the database's clock. */
    private void passes(Duration time) {
        store.jdbc().sql("""
            update recipient_key set made_at = made_at - make_interval(secs => :passed),
                superseded_at = superseded_at - make_interval(secs => :passed)
            """).param("passed", time.toSeconds()).update();
    }

    private long count(String condition) {
        return store.jdbc()
                .sql("select count(*) from recipient_key where " + condition)
                .query(Long.class)
                .single();
    }

    private double unreadable(String reason) {
        return meters.get("ibasho.sealed.messages.unreadable")
                .tag("reason", reason)
                .counter()
                .count();
    }

    @SuppressWarnings("ArrayRecordComponent") // only passed on, never compared
    private record Copy(int epoch, byte[] wrapped, byte[] privateKey) {}

    /** What a thief of the key store has of a key. */
    private Copy copy(Row key) {
        return store.jdbc()
                .sql("""
                    select epoch, wrapped, private_key from data_key, recipient_key
                     where subject = 'recipient-key ' || id and id::text = ?
                    """)
                .param(key.publicKey().id())
                .query((row, n) -> new Copy(row.getInt(1), row.getBytes(2), row.getBytes(3)))
                .single();
    }

    /** Puts a copy back over what was destroyed. */
    private void restore(Row key, Copy copy) {
        store.jdbc()
                .sql("insert into wrapping_epoch (epoch) values (?) on conflict do nothing")
                .param(copy.epoch())
                .update();
        store.jdbc()
                .sql("""
                    update data_key set epoch = ?, wrapped = ?, erased_at = null, erasure = null,
                        destroyed_epoch = null, certified_at = null
                     where subject = 'recipient-key ' || ?
                    """)
                .params(copy.epoch(), copy.wrapped(), key.publicKey().id())
                .update();
        store.jdbc()
                .sql("update recipient_key set private_key = ?, destroyed_at = null where id::text = ?")
                .params(copy.privateKey(), key.publicKey().id())
                .update();
    }
}
