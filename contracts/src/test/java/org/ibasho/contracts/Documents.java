package org.ibasho.contracts;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ibasho.contracts.catalogue.ContractType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The schemas and the approved samples, and JSON as the services write it. */
final class Documents {

    /** As in the services, except that a parsed time keeps its offset, so that it can be compared. */
    static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion ->
                    inclusion.withValueInclusion(com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL))
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private Documents() {}

    static JsonNode schema(ContractType type) {
        return JSON.readTree(text(type.schema()));
    }

    static JsonNode sample(ContractType type) {
        return JSON.readTree(text("/samples/" + type.typeName() + ".json"));
    }

    /** The schema's complaints about a document. */
    static List<String> faults(ContractType type, JsonNode document) {
        Schema schema = SCHEMAS.getSchema(text(type.schema()), InputFormat.JSON);
        return schema.validate(document).stream().map(Object::toString).toList();
    }

    static ContractEvent read(ContractType type, JsonNode document) {
        return JSON.treeToValue(document, type.record());
    }

    private static String text(String resource) {
        try (InputStream stream = Documents.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("missing: " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
