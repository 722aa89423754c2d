package org.ibasho.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ibasho.contracts.catalogue.ContractType;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** No free text reaches a topic that analysts read: a text has a list of codes, a format or a pattern. */
class PublishedTopicTest {

    @Test
    void the_only_free_texts_that_are_published_are_a_venues_name_and_town() {
        assertThat(freeTexts(true)).containsOnly("venue.name", "venue.town");
    }

    @Test
    void a_text_about_a_person_is_sealed_on_unpublished_topics_too() {
        assertThat(freeTexts(false)).isEmpty();
    }

    private static List<String> freeTexts(boolean published) {
        List<String> found = new ArrayList<>();
        Arrays.stream(ContractType.values())
                .filter(type -> type.topic().published() == published)
                .forEach(type -> walk("", Documents.schema(type), found));
        return found;
    }

    private static void walk(String path, JsonNode schema, List<String> found) {
        assertThat(schema.path("description").asString(""))
                .as("description of '%s'", path)
                .isNotBlank();
        switch (schema.path("type").asString("")) {
            case "object" ->
                schema.path("properties")
                        .propertyStream()
                        .forEach(field -> walk(
                                path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                                field.getValue(),
                                found));
            case "array" -> walk(path + "[]", schema.path("items"), found);
            case "string" -> {
                if (!schema.has("enum") && !schema.has("format") && !schema.has("pattern")) {
                    found.add(path);
                }
            }
            case "integer", "boolean" -> assertThat(schema.has("enum")).isFalse();
            default -> throw new AssertionError("'%s' has no type that this test knows".formatted(path));
        }
    }
}
