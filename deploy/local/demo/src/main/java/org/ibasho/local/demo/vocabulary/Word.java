package org.ibasho.local.demo.vocabulary;

import java.util.Arrays;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** A word of the file. A file may say its label or its code. */
public interface Word {

    String name();

    /** Its code in the API. */
    default String code() {
        return name();
    }

    /** Its name in Japanese, as people use it. */
    default String label() {
        String key = getClass().getSimpleName() + "." + name();
        return ResourceBundle.getBundle("org.ibasho.local.demo.vocabulary").getString(key);
    }

    /** The word with this label or, in upper or lower case, this code. */
    static <W extends Word> Optional<W> find(Class<W> words, String written) {
        return Arrays.stream(words.getEnumConstants())
                .filter(word -> word.label().equals(written) || word.code().equalsIgnoreCase(written))
                .findFirst();
    }

    /** All labels, to choose from. */
    static String labels(Class<? extends Word> words) {
        return Arrays.stream(words.getEnumConstants()).map(Word::label).collect(Collectors.joining("、"));
    }
}
