package org.ibasho.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ibasho.contracts.catalogue.ContractType;
import org.ibasho.contracts.catalogue.Topic;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Analysts read the published topics with a tool of their choice (kcat), and may do nothing else. */
@Tag("long")
class AnalyticsConsumerTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LocalSystem system = LocalSystem.running();

    @BeforeAll
    static void kcatIsThere() {
        boolean found = Arrays.stream(System.getenv("PATH").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kcat")));
        assumeTrue(found || System.getenv("CI") != null, "skipped: kcat is not installed (Debian package kcat)");
    }

    @Test
    void every_event_of_a_gathering_with_its_headers_and_by_its_schema() {
        Gathering gathering = heldGathering();
        Map<String, JsonNode> told = new TreeMap<>();
        await().untilAsserted(() -> {
            told.clear();
            Arrays.stream(Topic.values())
                    .filter(Topic::published)
                    .flatMap(topic -> read(topic).stream())
                    .filter(message -> gathering.id().equals(message.path("key").asString()))
                    .forEach(message -> told.put(header(message, "ce_type"), message));
            assertThat(told.keySet())
                    .containsExactlyInAnyOrder(
                            "org.ibasho.scheduling.gathering-published.v1",
                            "org.ibasho.scheduling.gathering-concluded.v1",
                            "org.ibasho.attendance.door-opened.v1",
                            "org.ibasho.attendance.door-closed.v1",
                            "org.ibasho.consultation.dispatch-answered.v1");
        });
        told.values().forEach(AnalyticsConsumerTest::isACloudEventByItsSchema);
    }

    private Gathering heldGathering() {
        Gathering gathering = Gathering.today(system, "YORIDOKORO", "PERSONS");
        Api staff = system.npo("peer-staff");
        Api counsellor = system.centre("counsellor");
        String who = system.registered("専門相談員 佐藤");
        await().until(() -> counsellor
                        .post(
                                "/api/dispatches/" + gathering.id() + "/answer",
                                "{\"accepted\": true, \"counsellorId\": \"" + who + "\"}")
                        .status()
                == 204);
        staff.post(gathering.path() + "/door/opening");
        staff.post(gathering.path() + "/door/marks", Gathering.batch(Gathering.marks(3)));
        staff.post(gathering.path() + "/door/closing");
        system.npo("supervisor").post(gathering.path() + "/conclusion");
        return gathering;
    }

    private static void isACloudEventByItsSchema(JsonNode message) {
        ContractType type = ContractType.named(header(message, "ce_type")).orElseThrow();
        assertThat(List.of(
                        "ce_id", "ce_source", "ce_specversion", "ce_subject", "ce_time", "content-type", "traceparent"))
                .allSatisfy(name -> assertThat(header(message, name)).as(name).isNotBlank());
        try (InputStream schema = ContractType.class.getResourceAsStream(type.schema())) {
            Schema rules = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema);
            assertThat(rules.validate(message.path("payload").asString(), InputFormat.JSON))
                    .as(type.typeName())
                    .isEmpty();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** kcat shows headers as a list of name, value, name, value. */
    private static String header(JsonNode message, String name) {
        List<JsonNode> headers = new ArrayList<>(message.path("headers").values());
        for (int i = 0; i + 1 < headers.size(); i += 2) {
            if (name.equals(headers.get(i).asString())) {
                return headers.get(i + 1).asString();
            }
        }
        return "";
    }

    private List<JsonNode> read(Topic topic) {
        Ran ran = kcat("", "-C", "-t", topic.topicName(), "-o", "beginning", "-e", "-q", "-J");
        assertThat(ran.code).as(ran.output).isZero();
        return ran.output
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(JSON::readTree)
                .toList();
    }

    @Test
    void what_is_not_published_cannot_be_read_and_nothing_can_be_written() {
        Ran reading = kcat("", "-C", "-t", Topic.DISPATCH.topicName(), "-o", "beginning", "-e", "-q");
        assertThat(reading.output).contains("authorization failed").doesNotContain("counsellor");

        Ran writing = kcat("{}\n", "-P", "-t", Topic.GATHERING.topicName(), "-k", "nobody");
        assertThat(writing.code).isNotZero();
        assertThat(writing.output).contains("authorization failed");
    }

    private Ran kcat(String input, String... arguments) {
        JsonNode kafka = system.endpoints().path("kafka");
        JsonNode analytics = kafka.path("analytics");
        List<String> command = new ArrayList<>(List.of(
                "kcat",
                "-b",
                kafka.path("bootstrap").asString(),
                "-X",
                "security.protocol=SASL_PLAINTEXT",
                "-X",
                "sasl.mechanisms=" + analytics.path("mechanism").asString(),
                "-X",
                "sasl.username=" + analytics.path("username").asString(),
                "-X",
                "sasl.password=" + analytics.path("password").asString(),
                "-X",
                "message.timeout.ms=10000"));
        command.addAll(List.of(arguments));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ran(process.waitFor(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private record Ran(int code, String output) {}
}
