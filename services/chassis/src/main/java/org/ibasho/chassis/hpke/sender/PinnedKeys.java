package org.ibasho.chassis.hpke.sender;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.ibasho.chassis.hpke.RecipientPublicKey;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The recipients' keys that this service trusts. A recipient without an entry is trusted by the topic's access rules:
 * only the recipient itself may write its keys there.
 *
 * @param pinned the fingerprints of a recipient's keys that were compared by people, by its name
 */
@ConfigurationProperties("ibasho.hpke")
record PinnedKeys(@DefaultValue Map<String, List<String>> pinned) {

    private static final String FINGERPRINT = "[0-9a-f]{64}";

    /** @throws IllegalArgumentException if a text is no fingerprint */
    PinnedKeys {
        pinned.values().stream().flatMap(List::stream).map(PinnedKeys::digits).forEach(digits -> {
            if (!digits.matches(FINGERPRINT)) {
                throw new IllegalArgumentException("ibasho.hpke.pinned has no fingerprint of 64 hexadecimal digits");
            }
        });
    }

    boolean trusts(String recipient, RecipientPublicKey key) {
        List<String> fingerprints = pinned.getOrDefault(recipient, List.of());
        Set<String> trusted = fingerprints.stream().map(PinnedKeys::digits).collect(Collectors.toSet());
        return trusted.isEmpty() || trusted.contains(digits(key.fingerprint()));
    }

    /** People copy fingerprints with blanks or colons, or without. */
    private static String digits(String fingerprint) {
        return fingerprint.toLowerCase(Locale.ROOT).replaceAll("[\\s:]", "");
    }
}
