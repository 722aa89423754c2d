package org.ibasho.local.loader.reading;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.ibasho.local.loader.word.Key;
import org.ibasho.local.loader.word.Word;
import org.jspecify.annotations.Nullable;

/**
 * Reads one mapping. Whatever is wrong with a value is noted and a stand-in handed back, so that all problems of a file are
 * found at once; nothing of a file with problems is ever used.
 */
final class Section {

    private final Map<Key, Node.Field> fields = new EnumMap<>(Key.class);
    private final int line;
    private final Consumer<Problem> problems;

    Section(Node node, Set<Key> known, Consumer<Problem> problems) {
        this.line = node.line();
        this.problems = problems;
        check(() -> node.mapping().forEach(field -> keep(field, known)));
    }

    private void keep(Node.Field field, Set<Key> known) {
        Key key = Word.find(Key.class, field.name()).filter(known::contains).orElse(null);
        if (key == null) {
            problems.accept(Sentences.unknownKey(field.line(), field.name(), known));
        } else if (fields.putIfAbsent(key, field) != null) {
            problems.accept(Sentences.twice(field.line(), field.name()));
        }
    }

    boolean has(Key key) {
        return fields.containsKey(key);
    }

    /** The line of a field, or of the whole if there is no such field. */
    int line(Key key) {
        Node.Field field = fields.get(key);
        return field == null ? line : field.line();
    }

    /** A value that must be there. */
    <T> T need(Key key, T standIn, Function<Node, T> parse) {
        if (!has(key)) {
            problems.accept(Sentences.missing(line, key));
            return standIn;
        }
        T value = find(key, parse);
        return value == null ? standIn : value;
    }

    /** A value that may be absent; null too if it is wrong. */
    <T> @Nullable T find(Key key, Function<Node, T> parse) {
        Node.Field field = fields.get(key);
        return field == null ? null : checked(field.value(), parse);
    }

    /** The items of a list that may be absent; items that are wrong are left out. */
    <T> List<T> list(Key key, Function<Node, T> parse) {
        List<Node> items = find(key, Node::list);
        return items == null
                ? List.of()
                : items.stream()
                        .<T>mapMulti((item, kept) -> {
                            T value = checked(item, parse);
                            if (value != null) {
                                kept.accept(value);
                            }
                        })
                        .toList();
    }

    private <T> @Nullable T checked(Node node, Function<Node, T> parse) {
        try {
            return parse.apply(node);
        } catch (Wrong wrong) {
            problems.accept(wrong.problem());
            return null;
        }
    }

    /** Notes what is wrong with the whole. */
    void check(Runnable rule) {
        try {
            rule.run();
        } catch (Wrong wrong) {
            problems.accept(wrong.problem());
        }
    }
}
