package org.ibasho.chassis.blindindex;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Forms of characters in names that Unicode keeps apart, as 髙 and 高. The file names source and licence. */
final class NameVariants {

    private static final Map<Integer, Integer> FORMS = read();

    private NameVariants() {}

    /** The form that a code point folds to; itself if the table has none. */
    static int folded(int codePoint) {
        return FORMS.getOrDefault(codePoint, codePoint);
    }

    static Map<Integer, Integer> all() {
        return FORMS;
    }

    private static Map<Integer, Integer> read() {
        try (InputStream file =
                Objects.requireNonNull(NameVariants.class.getResourceAsStream("name-variants.tsv"), "name variants")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .collect(Collectors.toUnmodifiableMap(
                            columns -> columns[0].codePointAt(0), columns -> columns[1].codePointAt(0)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
