package org.ibasho.local.demo.file;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Where each value of a YAML text stands, by its path, such as {@code /gatherings/0/day}. A binding to classes does not
 * keep that. Whatever YAML allows and a file of ours may not have is found here, too.
 */
final class Locations {

    /** A value's line, and the value as it is written: empty for lists and mappings. */
    record Location(int line, String written) {}

    private final Map<String, Location> byPath = new HashMap<>();

    /** Reads the text without binding it; if it cannot be bound at all, the problems have the reason. */
    void read(YAMLMapper yaml, String text, Problems problems) {
        try (JsonParser parser = yaml.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (!token.isStructEnd()) {
                    keep(parser, token, problems);
                }
            }
            if (byPath.isEmpty()) {
                problems.addFatal(1, "NoValue");
            }
        } catch (StreamReadException unreadable) {
            int line = unreadable.getLocation() == null
                    ? 1
                    : Math.max(1, unreadable.getLocation().getLineNr());
            String why = String.valueOf(unreadable.getOriginalMessage());
            problems.addFatal(
                    line, "NotYaml", "", "", "", why.lines().findFirst().orElse(""));
        }
    }

    /** The location of a value, or of the nearest value around it. */
    Location at(String path) {
        Location location = byPath.get(path);
        return location != null ? location : at(path.substring(0, Math.max(0, path.lastIndexOf('/'))));
    }

    boolean has(String path) {
        return byPath.containsKey(path);
    }

    private void keep(JsonParser parser, JsonToken token, Problems problems) {
        int line = parser.currentTokenLocation().getLineNr();
        String path = path(token.isStructStart() ? parser.streamReadContext().getParent() : parser.streamReadContext());
        if (parser instanceof YAMLParser reader && reader.isCurrentAlias()) {
            problems.addFatal(line, "Alias");
        } else if (token == JsonToken.PROPERTY_NAME) {
            if (byPath.put(path, new Location(line, "")) != null) {
                problems.add(path + "/twice", line, "Twice", parser.currentName());
            }
        } else if (path.isEmpty() && has(path)) {
            problems.addFatal(line, "SecondDocument");
        } else {
            String written = token.isScalarValue() ? parser.getString() : "";
            byPath.merge(path, new Location(line, written), (name, value) -> new Location(name.line(), written));
            if (token == JsonToken.VALUE_NULL || (token.isScalarValue() && written.isBlank())) {
                problems.add(path, line, "NoValue");
            }
        }
    }

    /** The path of the context's current value, with the fields' own names, in whatever language the file has them. */
    static String path(@Nullable TokenStreamContext context) {
        if (context == null || context.inRoot()) {
            return "";
        }
        String parent = path(context.getParent());
        return parent + "/" + (context.inArray() ? context.getCurrentIndex() : name(parent, context.currentName()));
    }

    /** Venues and the rows of the numbers are named by whoever wrote the file. */
    private static String name(String parent, @Nullable String written) {
        return parent.equals("/venues")
                ? String.valueOf(written)
                : FieldName.written(String.valueOf(written)).property();
    }
}
