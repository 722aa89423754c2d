package org.ibasho.chassis.blindindex;

import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.blindindex.IndexRows.Found;
import org.ibasho.chassis.blindindex.IndexRows.SealedText;
import org.ibasho.chassis.keystore.KeyStoreUnavailable;
import org.ibasho.chassis.sealing.Erased;
import org.ibasho.chassis.sealing.StoredJson;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds subjects by a part of a sealed text, such as people by their nickname. One text a subject. Spelling makes no
 * difference as far as {@link Folding} folds it.
 *
 * <p>While the keys turn, each row is under the old key or under the new one, and a search looks under both.
 */
public final class BlindIndex {

    private static final int PAGE = 100;

    private final String field;
    private final IndexKeys keys;
    private final IndexRows rows;
    private final StoredJson json;
    private final TransactionOperations transactions;

    BlindIndex(String field, IndexKeys keys, IndexRows rows, StoredJson json, TransactionOperations transactions) {
        this.field = field;
        this.keys = keys;
        this.rows = rows;
        this.json = json;
        this.transactions = transactions;
    }

    /**
     * Has a subject found by this text from now on, and no more by an earlier one. Who is erased already is not found.
     * Joins the caller's transaction. For one subject, the caller puts texts in their order.
     *
     * @throws KeyStoreUnavailable if there is no key at the moment; nothing is stored then
     */
    public void put(String subject, String text) {
        String sealed = json.seal(subject, bound(), text);
        if (sealed == null || isErased(read(subject, sealed))) {
            remove(subject);
            return;
        }
        transactions.executeWithoutResult(status -> {
            IndexKey key = keyToWriteWith();
            rows.put(new SealedText(subject, sealed), key.epoch(), key.tokensOf(Folding.fold(text)));
        });
    }

    /** Has a subject not found any more. Joins the caller's transaction. */
    public void remove(String subject) {
        rows.delete(subject);
    }

    /**
     * The subjects whose text contains what is searched for; if that is a single letter, whose text begins with it. In
     * no order.
     *
     * @throws KeyStoreUnavailable if the key store can't be asked
     */
    public List<String> search(String searched) {
        String folded = Folding.fold(searched);
        return folded.isEmpty()
                ? List.of()
                : find(folded).stream()
                        .filter(text -> matches(text, folded))
                        .map(SealedText::subject)
                        .toList();
    }

    /** Whether anything is left of a text that could be searched for. */
    public static boolean isSearchable(String text) {
        return !Folding.fold(text).isEmpty();
    }

    /** Tokens that another text has, too, are no hit; nor is somebody who was erased a moment ago. */
    private boolean matches(SealedText found, String folded) {
        String text = read(found.subject(), found.sealed());
        return !isErased(text) && IndexKey.matches(Folding.fold(text), folded);
    }

    private List<SealedText> find(String folded) {
        List<IndexKey> known = keys.of(field);
        Optional<Found> found = rows.find(known, folded);
        while (found.isPresent() && ofEpoch(known, found.get().epoch()).isEmpty()) {
            // the keys have turned between the two looks: there is a newer one
            List<IndexKey> now = keys.of(field);
            if (epochs(now).equals(epochs(known))) {
                throw lost();
            }
            known = now;
            found = rows.find(known, folded);
        }
        return found.map(Found::texts).orElse(List.of());
    }

    private IndexKey keyToWriteWith() {
        // asked for before anything is locked, because the key store may be slow
        List<IndexKey> known = keys.of(field);
        int epoch = rows.lockEpoch().orElseGet(this::begin);
        return ofEpoch(known, epoch).or(() -> ofEpoch(keys.of(field), epoch)).orElseThrow(BlindIndex::lost);
    }

    private int begin() {
        int epoch = keys.epoch();
        keys.make(field, epoch);
        rows.writeWith(epoch);
        return rows.lockEpoch().orElseThrow();
    }

    /** Makes all rows anew with a new key, and destroys the older ones. */
    void turnTo(int epoch) {
        // asked for keys, not for rows: the first row may not be committed yet, and its key must outlive it
        if (!keys.of(field).isEmpty()) {
            keys.make(field, epoch);
            rows.writeWith(epoch);
            rebuild(epoch);
            keys.destroyBefore(field, epoch);
        }
    }

    private void rebuild(int epoch) {
        IndexKey key = ofEpoch(keys.of(field), epoch).orElseThrow(BlindIndex::lost);
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transactions.execute(status -> rebuildPage(key)));
        }
    }

    private boolean rebuildPage(IndexKey key) {
        List<SealedText> page = rows.lockOlderThan(key.epoch(), PAGE);
        for (SealedText text : page) {
            String opened = read(text.subject(), text.sealed());
            if (isErased(opened)) {
                rows.delete(text.subject());
            } else {
                rows.put(text, key.epoch(), key.tokensOf(Folding.fold(opened)));
            }
        }
        return page.size() == PAGE;
    }

    private String read(String subject, String sealed) {
        String text = json.open(subject, bound(), sealed);
        return text == null ? Erased.TEXT : text;
    }

    private String bound() {
        return "blind_index/" + field;
    }

    private static boolean isErased(String text) {
        return text.equals(Erased.TEXT);
    }

    private static Optional<IndexKey> ofEpoch(List<IndexKey> keys, int epoch) {
        return keys.stream().filter(key -> key.epoch() == epoch).findAny();
    }

    private static List<Integer> epochs(List<IndexKey> keys) {
        return keys.stream().map(IndexKey::epoch).toList();
    }

    private static KeyStoreUnavailable lost() {
        return new KeyStoreUnavailable("the key of an index is lost");
    }
}
