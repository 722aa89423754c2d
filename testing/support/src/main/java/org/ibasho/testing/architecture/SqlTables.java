package org.ibasho.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the SQL in a class: text blocks and other strings end in the constant pool, however the source looks. */
final class SqlTables {

    private static final String NAME = "[a-z_][a-z0-9_]*";
    private static final String NAME_AND_ALIAS = NAME + "(?:\\s+(?:as\\s+)?" + NAME + ")?";

    /** The text after a keyword of SQL that a table follows; {@code from} may be followed by several. */
    private static final Pattern PLACES =
            Pattern.compile("\\b(?:from|join|into|update|table|truncate|references)\\s+(?:only\\s+|lateral\\s+)?("
                    + NAME_AND_ALIAS + "(?:\\s*,\\s*" + NAME_AND_ALIAS + ")*)");

    private SqlTables() {}

    /** Every name that stands where SQL has a table; ordinary sentences may add some that are no tables. */
    static Set<String> namedBy(JavaClass type) {
        Set<String> names = new TreeSet<>();
        stringsOf(type).map(text -> text.toLowerCase(Locale.ROOT)).forEach(text -> {
            Matcher place = PLACES.matcher(text);
            while (place.find()) {
                for (String table : place.group(1).split(",", -1)) {
                    names.add(table.strip().split("\\s", -1)[0]);
                }
            }
        });
        return names;
    }

    private static Stream<String> stringsOf(JavaClass type) {
        try (InputStream bytes = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return StreamSupport.stream(
                            ClassFile.of()
                                    .parse(bytes.readAllBytes())
                                    .constantPool()
                                    .spliterator(),
                            false)
                    .filter(StringEntry.class::isInstance)
                    .map(entry -> ((StringEntry) entry).stringValue());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
