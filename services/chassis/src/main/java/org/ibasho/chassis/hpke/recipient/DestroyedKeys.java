package org.ibasho.chassis.hpke.recipient;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ibasho.chassis.hpke.recipient.RecipientKeyEvent.Published;
import org.ibasho.chassis.keystore.Erasures;

/**
 * Tells which private keys must be destroyed by now, from the published keys: each one whose successor was made long
 * enough ago. A key store that is restored from a backup may have them again, and take one for the present key.
 */
final class DestroyedKeys implements Erasures.History {

    private final Supplier<List<Published>> published;
    private final RecipientKeys keys;

    DestroyedKeys(Supplier<List<Published>> published, RecipientKeys keys) {
        this.published = published;
        this.keys = keys;
    }

    @Override
    public List<String> erasedAfter(String subject, int limit) {
        List<Published> all = published.get();
        if (all.size() < 2) {
            return List.of();
        }
        return keys.destroyedIfSupersededBy()
                .map(longEnoughAgo -> destroyed(all, longEnoughAgo, subject, limit))
                .orElse(List.of());
    }

    private static List<String> destroyed(List<Published> all, Instant longEnoughAgo, String subject, int limit) {
        return IntStream.range(1, all.size())
                .filter(n -> !all.get(n).madeAt().isAfter(longEnoughAgo))
                .mapToObj(n -> RecipientKeys.subject(all.get(n - 1).keyId()))
                .filter(one -> one.compareTo(subject) > 0)
                .sorted()
                .limit(limit)
                .toList();
    }
}
