package org.ibasho.chassis.blindindex;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of a field in one epoch: a pseudorandom function (HMAC-SHA-256) from pairs of letters to tokens. A token has
 * 8 bits, so that each stands for many pairs; what a search finds by them is compared with the text itself.
 *
 * <p>A text has a token for its first letter and one for each two letters that follow one another. Random tokens fill
 * up to a multiple of 8, so that their number doesn't tell the text's length.
 */
final class IndexKey {

    private static final int TOKENS = 256;
    private static final int STEP = 8;

    /** Before the first letter. Folding leaves no control character in a text. */
    private static final String START = "\n";

    private static final SecureRandom RANDOM = new SecureRandom();

    private final int epoch;
    private final SecretKeySpec key;

    IndexKey(int epoch, byte[] key) {
        this.epoch = epoch;
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    int epoch() {
        return epoch;
    }

    /** The tokens of a text, in the order of their numbers. */
    Set<Integer> tokensOf(String folded) {
        Set<Integer> tokens = new TreeSet<>(tokens(pairs(START + folded)));
        int enough = Math.min(TOKENS, (tokens.size() + STEP - 1) / STEP * STEP);
        while (tokens.size() < enough) {
            tokens.add(RANDOM.nextInt(TOKENS));
        }
        return tokens;
    }

    /** The tokens that a text has for certain if it contains what is searched for, or begins with a single letter. */
    Set<Integer> tokensToFind(String folded) {
        return tokens(pairs(isSingleLetter(folded) ? START + folded : folded));
    }

    /** Whether a text is what was searched for. */
    static boolean matches(String folded, String searched) {
        return isSingleLetter(searched) ? folded.startsWith(searched) : folded.contains(searched);
    }

    private static boolean isSingleLetter(String folded) {
        return folded.codePointCount(0, folded.length()) == 1;
    }

    private static Set<String> pairs(String text) {
        int[] letters = text.codePoints().toArray();
        return IntStream.range(1, letters.length)
                .mapToObj(n -> Character.toString(letters[n - 1]) + Character.toString(letters[n]))
                .collect(Collectors.toSet());
    }

    private Set<Integer> tokens(Collection<String> pairs) {
        try {
            Mac function = Mac.getInstance("HmacSHA256");
            function.init(key);
            return pairs.stream()
                    .map(pair -> Byte.toUnsignedInt(function.doFinal(pair.getBytes(StandardCharsets.UTF_8))[0]))
                    .collect(Collectors.toSet());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
