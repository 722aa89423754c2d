package org.ibasho.local.loader.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML and keeps the lines, which a binding to classes would lose. Every value is taken as it is written. */
final class YamlTree {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final JsonParser parser;

    private YamlTree(JsonParser parser) {
        this.parser = parser;
    }

    /** Reads the one document of a text. */
    static Node read(String text) {
        try (JsonParser parser = YAML.createParser(text)) {
            YamlTree tree = new YamlTree(parser);
            Node whole = tree.node(parser.nextToken());
            if (parser.nextToken() != null) {
                throw new Wrong(Sentences.secondDocument(tree.line()));
            }
            return whole;
        } catch (StreamReadException unreadable) {
            int line = unreadable.getLocation() == null
                    ? 1
                    : Math.max(1, unreadable.getLocation().getLineNr());
            throw new Wrong(Sentences.notYaml(line, firstLine(unreadable.getOriginalMessage())));
        }
    }

    private Node node(@Nullable JsonToken token) {
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            throw new Wrong(Sentences.alias(line()));
        }
        return switch (token) {
            case null -> throw new Wrong(Sentences.noValue(1));
            case START_OBJECT -> fields();
            case START_ARRAY -> items();
            case VALUE_NULL -> new Node.Scalar(line(), "");
            default -> new Node.Scalar(line(), parser.getString());
        };
    }

    private Node fields() {
        int line = line();
        List<Node.Field> fields = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int fieldLine = line();
            String name = parser.currentName();
            fields.add(new Node.Field(fieldLine, name, node(parser.nextToken())));
        }
        return new Node.Fields(line, fields);
    }

    private Node items() {
        int line = line();
        List<Node> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token));
        }
        return new Node.Items(line, items);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "" : message.lines().findFirst().orElse("");
    }
}
