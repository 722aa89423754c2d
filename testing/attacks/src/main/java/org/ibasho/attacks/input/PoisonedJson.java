package org.ibasho.attacks.input;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A body with one text that no text may have.
 *
 * @param field the path to it, as a problem document names it
 */
record PoisonedJson(String field, String body) {

    private static final JsonMapper JSON = JsonMapper.builder()
            // half of a surrogate pair cannot be written otherwise
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** For each text of a body, the same body with the character in this text. */
    static List<PoisonedJson> of(String body, String character) {
        List<String> fields = new ArrayList<>();
        walk("", JSON.readTree(body), null, character, fields);
        return fields.stream()
                .map(field -> {
                    JsonNode copy = JSON.readTree(body);
                    walk("", copy, field, character, new ArrayList<>());
                    return new PoisonedJson(field, JSON.writeValueAsString(copy));
                })
                .toList();
    }

    /** Collects the paths of all texts, and changes the one with the given path. */
    private static void walk(
            String path, JsonNode node, @Nullable String changed, String character, List<String> fields) {
        switch (node) {
            case ObjectNode object -> {
                for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
                    String inner = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
                    if (inner.equals(changed)) {
                        object.put(entry.getKey(), poisoned(entry.getValue().asString(""), character));
                    }
                    visit(inner, entry.getValue(), changed, character, fields);
                }
            }
            case ArrayNode array -> {
                for (int n = 0; n < array.size(); n++) {
                    String inner = path + "[" + n + "]";
                    JsonNode element = array.get(n);
                    if (inner.equals(changed)) {
                        array.set(n, JSON.getNodeFactory().stringNode(poisoned(element.asString(""), character)));
                    }
                    visit(inner, element, changed, character, fields);
                }
            }
            default -> throw new IllegalArgumentException("a body is an object");
        }
    }

    private static void visit(
            String path, JsonNode node, @Nullable String changed, String character, List<String> fields) {
        if (node.isString()) {
            fields.add(path);
        } else if (node.isContainer()) {
            walk(path, node, changed, character, fields);
        }
    }

    /** In the middle, because a date may be trimmed before it is read. */
    private static String poisoned(String text, String character) {
        return text.substring(0, 1) + character + text.substring(1);
    }
}
