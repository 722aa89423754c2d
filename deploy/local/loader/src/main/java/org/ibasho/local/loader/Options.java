package org.ibasho.local.loader;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for on the command line.
 *
 * @param what a file, or a folder with files
 * @param check whether the files are only read and not loaded
 */
record Options(Path what, Path runFolder, boolean check) {

    /** The command line cannot be understood; the message is one sentence. */
    static final class Misunderstood extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private Misunderstood(String sentence) {
            super(sentence);
        }
    }

    static Options parse(String[] words, Path usualRunFolder) {
        Path what = null;
        Path runFolder = usualRunFolder;
        boolean check = false;
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "--check" -> check = true;
                case "--run-dir" -> runFolder = Path.of(value(words, ++i));
                default -> what = onlyOne(what, words[i]);
            }
        }
        if (what == null) {
            throw new Misunderstood("Which file or folder? --help shows how.");
        }
        return new Options(what, runFolder, check);
    }

    private static String value(String[] words, int index) {
        if (index >= words.length || words[index].startsWith("--")) {
            throw new Misunderstood("--run-dir needs a folder.");
        }
        return words[index];
    }

    private static Path onlyOne(@Nullable Path earlier, String word) {
        if (word.startsWith("--")) {
            throw new Misunderstood("There is no option " + word + "; --help shows what there is.");
        }
        if (earlier != null) {
            throw new Misunderstood("Only one file or folder at a time; --help shows how.");
        }
        return Path.of(word);
    }
}
