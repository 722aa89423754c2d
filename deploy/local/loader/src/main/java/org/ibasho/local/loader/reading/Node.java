package org.ibasho.local.loader.reading;

import java.util.List;

/** A piece of YAML that knows its line. */
sealed interface Node {

    int line();

    /** A single value, as it is written. */
    record Scalar(int line, String written) implements Node {}

    /** A list. */
    record Items(int line, List<Node> items) implements Node {

        public Items {
            items = List.copyOf(items);
        }
    }

    /** A mapping. */
    record Fields(int line, List<Field> fields) implements Node {

        public Fields {
            fields = List.copyOf(fields);
        }
    }

    /** One field of a mapping. */
    record Field(int line, String name, Node value) {}

    /** The value as text. */
    default String text() {
        if (this instanceof Scalar scalar && !scalar.written().isBlank()) {
            return scalar.written().strip();
        }
        throw new Wrong(Sentences.noValue(line()));
    }

    /** The items of a list. */
    default List<Node> list() {
        if (this instanceof Items items) {
            return items.items();
        }
        throw new Wrong(Sentences.noList(line()));
    }

    /** The fields of a mapping. */
    default List<Field> mapping() {
        if (this instanceof Fields fields) {
            return fields.fields();
        }
        throw new Wrong(Sentences.noMapping(line()));
    }
}
