package org.ibasho.chassis.blindindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.keystore.KeyStore;
import org.ibasho.chassis.keystore.TestKeyStore;
import org.ibasho.chassis.sealing.TestSealing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** The key of an index turns with the epoch: searches go on, and copies from before find nobody. */
class IndexTurnTest {

    private static final String FIELD = "test/person/nickname";
    private static final String KEY_NAME = "index of " + FIELD;

    /** Of so many letters that another name has all its tokens once in 30 million times. */
    private static final String SEARCHED = "ひなたぼっこ";

    /** More than one page. */
    private static final int PEOPLE = 130;

    private final TestKeyStore store = TestKeyStore.fresh();
    private final StoreDatabase database = new StoreDatabase();

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    /** What a thief has copied. */
    @SuppressWarnings("ArrayRecordComponent") // only passed on, never compared
    private record StolenKey(int epoch, byte[] wrapped) {}

    private record StolenRow(String subject, Set<Integer> tokens) {}

    @Test
    void an_old_copy_of_rows_and_keys_finds_nobody_with_the_wrapping_keys_of_after_the_turn() {
        assertThat(foundByAThiefAfterATurn()).isEmpty();
    }

    @Test
    void the_same_thief_finds_an_erased_person_if_the_index_key_was_not_rotated() {
        store.turn().include(epoch -> wrapAnewInsteadOfReplacing(store.store(), epoch));

        assertThat(foundByAThiefAfterATurn()).containsExactly("hina");
    }

    /** The thief takes a copy, somebody is erased, the epoch turns, and the thief gets all keys that there are then. */
    private Set<String> foundByAThiefAfterATurn() {
        BlindIndex index = index(store, database.transactions());
        index.put("hina", SEARCHED);
        index.put("aoi", "あおい");
        List<StolenRow> rows = stolenRows();
        List<StolenKey> keys = stolenKeys();
        assertThat(foundByAThief(rows, keys)).as("the attack works").containsExactly("hina");
        store.erasures().erase("hina");
        index.remove("hina");

        store.turn().turn();

        assertThat(store.erasures().certificate("hina").orElseThrow().certifiedAt())
                .isNotNull();
        assertThat(index.search(SEARCHED)).isEmpty();
        assertThat(index.search("あおい")).containsExactly("aoi");
        assertThat(stolenRows()).extracting(StolenRow::subject).containsExactly("aoi");
        return foundByAThief(
                rows, Stream.concat(keys.stream(), stolenKeys().stream()).toList());
    }

    private Set<String> foundByAThief(List<StolenRow> rows, List<StolenKey> keys) {
        Set<String> found = new HashSet<>();
        keys.stream()
                .map(key -> store.store()
                        .unwrap(key.epoch(), KEY_NAME, key.wrapped())
                        .map(it -> new IndexKey(0, it)))
                .flatMap(Optional::stream)
                .forEach(key -> rows.stream()
                        .filter(row -> row.tokens().containsAll(key.tokensToFind(SEARCHED)))
                        .forEach(row -> found.add(row.subject())));
        return found;
    }

    @Test
    void whoever_was_erased_and_still_had_a_row_has_none_after_the_turn() {
        BlindIndex index = index(store, database.transactions());
        index.put("hina", "ひなた");
        index.put("aoi", "あおい");
        store.erasures().erase("hina");

        store.turn().turn();

        assertThat(stolenRows()).extracting(StolenRow::subject).containsExactly("aoi");
    }

    @Test
    void no_search_fails_and_no_name_is_lost_while_epochs_turn() {
        BlindIndex index = index(store, database.transactions());
        fill(index);
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger searches = new AtomicInteger();
        try (TestKeyStore other = store.another()) {
            BlindIndex there = index(other, database.transactions());
            CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> {
                while (!over.get()) {
                    for (int n = 0; n < PEOPLE; n += 13) {
                        assertThat(there.search(name(n))).containsExactly("person " + n);
                        searches.incrementAndGet();
                    }
                }
            });
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                for (int n = 0; !over.get(); n++) {
                    there.put("newcomer " + n % 20, "さくら" + n);
                    assertThat(there.search("さくら" + n)).containsExactly("newcomer " + n % 20);
                }
            });
            for (int epoch = 2; epoch <= 6; epoch++) {
                assertThat(store.turn().turn()).isEqualTo(epoch);
            }
            over.set(true);
            CompletableFuture.allOf(reader, writer).join();
        }
        assertThat(searches).hasPositiveValue();
        assertThat(epochsOfRows()).containsExactly(6);
    }

    @Test
    void a_turn_that_breaks_off_between_two_pages_is_finished_by_another_process_and_nobody_is_missed() {
        fill(index(store, database.transactions()));
        store.erasures().erase("somebody");
        try (TestKeyStore killed = store.another();
                TestKeyStore other = store.another()) {
            index(killed, new DyingAfter(1, database.transactions()));
            assertThatThrownBy(() -> killed.turn().turn()).isInstanceOf(DyingAfter.Died.class);
            assertThat(epochsOfRows()).containsExactly(1, 2);
            BlindIndex there = index(other, database.transactions());
            assertThat(IntStream.range(0, PEOPLE)
                            .filter(n -> there.search(name(n)).isEmpty()))
                    .isEmpty();
            assertThat(store.erasures().certificate("somebody").orElseThrow().certifiedAt())
                    .isNull();

            other.turn().goOn();

            assertThat(epochsOfRows()).containsExactly(2);
            assertThat(stolenKeys()).extracting(StolenKey::epoch).containsExactly(2);
            assertThat(IntStream.range(0, PEOPLE)
                            .filter(n -> there.search(name(n)).isEmpty()))
                    .isEmpty();
            assertThat(store.erasures().certificate("somebody").orElseThrow().certifiedAt())
                    .isNotNull();
        }
    }

    @Test
    void a_turn_that_another_service_does_waits_for_this_one_to_rotate_its_key() {
        BlindIndex index = index(store, database.transactions());
        index.put("hina", "ひなた");
        store.erasures().erase("somebody");
        try (TestKeyStore anotherService = store.another()) {
            assertThat(anotherService.turn().turn()).isEqualTo(2);
            assertThat(store.erasures().certificate("somebody").orElseThrow().certifiedAt())
                    .isNull();

            store.turn().goOn();

            assertThat(store.erasures().certificate("somebody").orElseThrow().certifiedAt())
                    .isNotNull();
            assertThat(index.search("ひなた")).containsExactly("hina");
        }
    }

    private BlindIndex index(TestKeyStore process, TransactionOperations transactions) {
        return new BlindIndexes(process.store(), database.jdbc(), TestSealing.with(process.keys()), transactions)
                .open(FIELD);
    }

    private static void fill(BlindIndex index) {
        for (int n = 0; n < PEOPLE; n++) {
            index.put("person " + n, name(n));
        }
    }

    private static String name(int n) {
        return "ひ" + Character.toString('一' + n) + "た";
    }

    private List<Integer> epochsOfRows() {
        return database.jdbc()
                .sql("select distinct epoch from blind_index order by epoch")
                .query((row, n) -> row.getInt("epoch"))
                .list();
    }

    private List<StolenRow> stolenRows() {
        return database.jdbc()
                .sql("select subject, array_to_string(tokens, ',') as tokens from blind_index")
                .query((row, n) -> new StolenRow(row.getString("subject"), tokens(row.getString("tokens"))))
                .list();
    }

    private static Set<Integer> tokens(String separated) {
        Set<Integer> tokens = new HashSet<>();
        for (String token : separated.split(",", -1)) {
            tokens.add(Integer.valueOf(token));
        }
        return tokens;
    }

    private List<StolenKey> stolenKeys() {
        return store.store()
                .inNewTransaction(jdbc -> jdbc.sql("select epoch, wrapped from epoch_key where name = ? order by epoch")
                        .param(KEY_NAME)
                        .query((row, n) -> new StolenKey(row.getInt("epoch"), row.getBytes("wrapped")))
                        .list());
    }

    /** The mistake that the thief profits from: it comes before the index, which then takes the key for a new one. */
    private void wrapAnewInsteadOfReplacing(KeyStore keys, int epoch) {
        for (StolenKey old : new ArrayList<>(stolenKeys())) {
            byte[] key = keys.unwrap(old.epoch(), KEY_NAME, old.wrapped()).orElseThrow();
            byte[] wrapped = keys.wrap(epoch, KEY_NAME, key);
            keys.inNewTransaction(jdbc -> jdbc.sql("update epoch_key set epoch = ?, wrapped = ? where name = ?")
                    .params(epoch, wrapped, KEY_NAME)
                    .update());
        }
    }
}
