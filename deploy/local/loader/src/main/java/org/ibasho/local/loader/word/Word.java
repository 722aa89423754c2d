package org.ibasho.local.loader.word;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A word of the file. Its label and its code mean the same; either may be written. */
public interface Word {

    /** What the API calls it. */
    String code();

    /** What people call it, in Japanese. */
    String label();

    /** The word that is written so, as a label or as a code in upper or lower case. */
    static <W extends Enum<W> & Word> Optional<W> find(Class<W> words, String written) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.label().equals(written)
                        || word.code().toLowerCase(Locale.ROOT).equals(written.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All labels, to choose from. */
    static <W extends Enum<W> & Word> String labels(Class<W> words) {
        return Arrays.stream(words.getEnumConstants()).map(Word::label).collect(Collectors.joining("、"));
    }
}
