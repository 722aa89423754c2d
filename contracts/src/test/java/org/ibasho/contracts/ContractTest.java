package org.ibasho.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.ibasho.contracts.catalogue.ContractType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Each event against its schema and its approved sample. A sample that has to be changed is a contract that was broken.
 */
class ContractTest {

    @ParameterizedTest
    @EnumSource
    void the_approved_sample_is_valid(ContractType type) {
        assertThat(Documents.faults(type, Documents.sample(type))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void old_json_is_read_by_new_code_and_written_back_the_same(ContractType type) {
        JsonNode sample = Documents.sample(type);
        ContractEvent event = Documents.read(type, sample);
        JsonNode written = Documents.JSON.valueToTree(event);

        assertThat(written).isEqualTo(sample);
        assertThat(Documents.read(type, written)).isEqualTo(event);
        assertThat(ContractType.of(event)).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource
    void a_field_of_a_later_release_is_valid_and_ignored(ContractType type) {
        ObjectNode newer = Documents.sample(type).asObject().deepCopy();
        newer.put("addedLater", "whatever");

        assertThat(Documents.faults(type, newer)).isEmpty();
        assertThat(Documents.read(type, newer)).isEqualTo(Documents.read(type, Documents.sample(type)));
    }

    @ParameterizedTest
    @EnumSource
    void nothing_that_is_required_may_be_left_out(ContractType type) {
        for (JsonNode required : Documents.schema(type).path("required")) {
            ObjectNode lacking = Documents.sample(type).asObject().deepCopy();
            lacking.remove(required.asString());
            assertThat(Documents.faults(type, lacking)).as(required.asString()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void invalid_codes_ids_and_numbers_are_refused(ContractType type) {
        JsonNode properties = Documents.schema(type).path("properties");
        Documents.sample(type).propertyStream().forEach(field -> {
            JsonNode schema = properties.path(field.getKey());
            if (schema.has("enum")
                    || schema.has("format")
                    || schema.has("pattern")
                    || !schema.path("type").asString("").equals("string")) {
                ObjectNode wrong = Documents.sample(type).asObject().deepCopy();
                wrong.put(field.getKey(), "NO_SUCH_THING");
                assertThat(Documents.faults(type, wrong)).as(field.getKey()).isNotEmpty();
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_schema_describes_exactly_the_fields_of_the_record(ContractType type) {
        JsonNode schema = Documents.schema(type);
        List<String> components = Arrays.stream(type.record().getRecordComponents())
                .map(component -> component.getName())
                .toList();

        assertThat(schema.path("properties").propertyNames()).containsExactlyElementsOf(components);
        assertThat(new TreeSet<>(components)).contains(strings(schema.path("required")));
        assertThat(schema.path("$id").asString()).endsWith(type.typeName());
    }

    private static String[] strings(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toArray(String[]::new);
    }
}
