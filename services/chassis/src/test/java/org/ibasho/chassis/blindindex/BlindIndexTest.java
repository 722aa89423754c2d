package org.ibasho.chassis.blindindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.ibasho.chassis.eventstore.StoreDatabase;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.ibasho.chassis.keystore.TestKeyStore;
import org.ibasho.chassis.sealing.StoredJson;
import org.ibasho.chassis.sealing.TestSealing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Search over sealed names on real databases: what it finds, and what is left of it after an erasure. */
class BlindIndexTest {

    private static final String FIELD = "test/person/nickname";

    private final TestKeyStore store = TestKeyStore.fresh();
    private final StoreDatabase database = new StoreDatabase();
    private final StoredJson json = TestSealing.with(store.keys());
    private final BlindIndex index =
            new BlindIndexes(store.store(), database.jdbc(), json, database.transactions()).open(FIELD);

    @AfterEach
    void close() {
        store.close();
        database.close();
    }

    @Test
    void finds_a_name_by_any_part_of_it_however_it_is_spelt() {
        index.put("hanako", "渡邉 ハナコ");
        index.put("saito", "齋藤ﾀｶｼ");
        index.put("saito2", "斉藤");

        for (String part : new String[] {"渡辺", "渡邊", "はなこ", "ﾊﾅｺ", "辺は", "渡辺はなこ", "渡"}) {
            assertThat(index.search(part)).as(part).containsExactly("hanako");
        }
        assertThat(index.search("斎藤")).containsExactly("saito");
        assertThat(index.search("齊藤")).containsExactly("saito2");
        assertThat(index.search("藤")).isEmpty();
        assertThat(index.search("はなみ")).isEmpty();
        assertThat(index.search("・ー ")).isEmpty();
    }

    @Test
    void a_name_that_has_only_the_same_tokens_is_no_hit() {
        index.put("hina", "ひな");
        IndexKey key = keys().of(FIELD).getFirst();
        String other = IntStream.range('一', '龠')
                .mapToObj(letter -> Folding.fold("山" + Character.toString(letter)))
                .filter(name -> key.tokensToFind(name).equals(key.tokensToFind("ひな")))
                .findFirst()
                .orElseThrow();
        index.put("other", other);

        assertThat(rows().find(List.of(key), "ひな").orElseThrow().texts())
                .extracting(IndexRows.SealedText::subject)
                .contains("hina", "other");
        assertThat(index.search("ひな")).containsExactly("hina");
    }

    @Test
    void the_latest_name_counts_and_nothing_is_found_in_an_index_without_names() {
        assertThat(index.search("ひなた")).isEmpty();
        index.put("hina", "ひなた");
        index.put("hina", "あおい");

        assertThat(index.search("ひなた")).isEmpty();
        assertThat(index.search("アオイ")).containsExactly("hina");
    }

    @Test
    void whoever_is_erased_is_not_found_even_before_the_row_goes_and_gets_no_row_any_more() {
        index.put("hina", "ひなた");
        store.erasures().erase("hina");
        store.passes(TimeUnit.SECONDS.toNanos(1));

        assertThat(index.search("ひなた")).isEmpty();
        assertThat(index.search("消去済み")).isEmpty();

        index.remove("hina");
        assertThat(rowCount()).isZero();
        index.put("hina", "ひなた");
        assertThat(rowCount()).isZero();
    }

    @Test
    void the_number_of_tokens_does_not_tell_how_long_a_name_is_and_others_fill_up_each_time() {
        IndexKey key = new IndexKey(1, new byte[32]);
        for (String name : List.of("あ", "ひな", "ひなたぼっこ", "うみねこのなくころにまたあいましょう")) {
            assertThat(key.tokensOf(name).size() % 8).as(name).isZero();
            assertThat(key.tokensOf(name)).containsAll(key.tokensToFind(name));
        }
        assertThat(key.tokensOf("あ")).hasSameSizeAs(key.tokensOf("ひなた")).isNotEqualTo(key.tokensOf("あ"));
    }

    @Test
    void the_table_holds_no_name() {
        index.put("hina", "ひなた");

        assertThat(database.jdbc()
                        .sql("select row_to_json(b)::text from blind_index b")
                        .query(String.class)
                        .single())
                .contains("hina")
                .doesNotContain("ひ", "な");
    }

    @Test
    void without_the_key_store_a_search_says_so() {
        index.put("hina", "ひなた");
        store.close();

        assertThatExceptionOfType(KeyStoreUnavailable.class).isThrownBy(() -> index.search("ひなた"));
    }

    private IndexKeys keys() {
        return new IndexKeys(store.store());
    }

    private IndexRows rows() {
        return new IndexRows(FIELD, database.jdbc());
    }

    private long rowCount() {
        return database.jdbc()
                .sql("select count(*) from blind_index")
                .query(Long.class)
                .single();
    }
}
