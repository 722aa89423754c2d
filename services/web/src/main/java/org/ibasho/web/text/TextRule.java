package org.ibasho.web.text;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ibasho.web.problem.Fault;
import org.ibasho.web.problem.ForbiddenCharacter;
import org.jspecify.annotations.Nullable;

/**
 * Which characters a text may have: all that XML 1.0 allows, except control characters (C0, DEL, C1). A text of several
 * lines may have line feeds and carriage returns. PostgreSQL stores no NUL, a feed is XML, and a PDF has no glyph for a
 * control character: what passes here can be stored, fed and printed.
 */
public final class TextRule {

    private static final int REPLACEMENT = 0xFFFD;
    private static final int FIRST_NONCHARACTER = 0xFFFE;

    private TextRule() {}

    /** Whether a text of one line follows the rule. */
    public static boolean allows(String text) {
        return text.codePoints().allMatch(TextRule::isAllowed);
    }

    /** Whether a text of several lines follows the rule. */
    public static boolean allowsLines(String text) {
        return text.codePoints().allMatch(it -> it == '\n' || it == '\r' || isAllowed(it));
    }

    /** A refused text for a person to look at: what it must not have is replaced by U+FFFD. */
    public static String shown(String text) {
        return text.codePoints()
                .map(it -> isAllowed(it) ? it : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int character) {
        boolean isHalfOfAPair = character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
        return !Character.isISOControl(character)
                && !isHalfOfAPair
                && (character & FIRST_NONCHARACTER) != FIRST_NONCHARACTER;
    }

    /** The faults of all texts in a record, in its records and in its collections, by field. */
    static List<Fault> faults(Record record) {
        List<Fault> faults = new ArrayList<>();
        collect("", record, faults);
        return faults;
    }

    private static void collect(String path, Record record, List<Fault> faults) {
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            boolean lines = component.isAnnotationPresent(MultiLine.class);
            check(path + component.getName(), value(component, record), lines, faults);
        }
    }

    private static void check(String field, @Nullable Object value, boolean lines, List<Fault> faults) {
        switch (value) {
            case String text
            when !(lines ? allowsLines(text) : allows(text)) -> faults.add(Fault.at(field, ForbiddenCharacter.CODE));
            case Record nested -> collect(field + ".", nested, faults);
            case Collection<?> several -> several.forEach(one -> check(field, one, lines, faults));
            case null, default -> {
                // no text
            }
        }
    }

    /**
     * The faults of fields by name.
     *
     * @param multiLine the names of those that have several lines
     */
    public static List<Fault> faults(Map<String, ?> typed, Set<String> multiLine) {
        List<Fault> faults = new ArrayList<>();
        typed.forEach((field, value) -> check(field, value, multiLine.contains(field), faults));
        return faults;
    }

    private static @Nullable Object value(RecordComponent component, Record record) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
