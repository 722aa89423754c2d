package org.ibasho.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.ibasho.contracts.catalogue.ContractType;
import org.ibasho.contracts.catalogue.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code asyncapi.yaml} says what the code does. */
class AsyncApiTest {

    private static final Path FILE = Path.of("asyncapi.yaml");
    private static final JsonNode API = new YAMLMapper().readTree(FILE);

    @Test
    void it_names_exactly_the_topics_and_the_types() {
        assertThat(API.path("asyncapi").asString()).startsWith("3.");
        assertThat(API.path("channels")
                        .valueStream()
                        .map(channel -> channel.path("address").asString()))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        assertThat(API.path("components")
                        .path("messages")
                        .valueStream()
                        .map(message -> message.path("name").asString()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ContractType.values())
                        .map(ContractType::typeName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_topic_has_its_owner_its_readers_and_its_messages(Topic topic) {
        JsonNode channel = API.path("channels")
                .valueStream()
                .filter(one -> one.path("address").asString().equals(topic.topicName()))
                .findFirst()
                .orElseThrow();
        List<String> readers =
                channel.path("x-readers").valueStream().map(JsonNode::asString).toList();

        assertThat(channel.path("x-owner").asString()).isEqualTo(topic.owner());
        assertThat(channel.path("x-published").asBoolean()).isEqualTo(topic.published());
        assertThat(readers.contains("analytics")).isEqualTo(topic.published());
        assertThat(channel.path("messages")
                        .valueStream()
                        .map(message -> resolve(message).path("name").asString()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ContractType.values())
                        .filter(type -> type.topic() == topic)
                        .map(ContractType::typeName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void a_message_has_the_schema_and_the_headers_of_its_type(ContractType type) {
        JsonNode message = API.path("components")
                .path("messages")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(type.typeName()))
                .findFirst()
                .orElseThrow();
        String schema = message.path("payload").path("schema").path("$ref").asString();
        JsonNode own = message.path("headers").path("allOf").get(1).path("properties");

        assertThat(schema).endsWith(type.schema());
        assertThat(Files.exists(Path.of(schema))).as(schema).isTrue();
        assertThat(own.path("ce_type").path("const").asString()).isEqualTo(type.typeName());
        assertThat(own.path("ce_source").path("const").asString())
                .isEqualTo("urn:ibasho:" + type.topic().owner());
        assertThat(resolve(message.path("headers").path("allOf").get(0))
                        .path("required")
                        .valueStream()
                        .map(JsonNode::asString))
                .contains("ce_id", "ce_source", "ce_specversion", "ce_type", "ce_subject", "ce_time", "content-type")
                .contains("ce_sequence", "ce_era", "ce_erastart");
    }

    /** Follows {@code #/a/b}. */
    private static JsonNode resolve(JsonNode reference) {
        return API.at(reference.path("$ref").asString().substring(1));
    }
}
