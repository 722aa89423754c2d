package org.ibasho.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operators see the health and metrics of every process, and one trace from the first request to the report. */
@Tag("long")
class ObservabilityTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LocalSystem system = LocalSystem.running();

    @ParameterizedTest
    @ValueSource(strings = {"scheduling", "attendance", "consultation", "reporting", "gateway"})
    void every_process_shows_its_health_and_its_figures(String process) {
        Api management = Api.at(system.endpoints()
                .path("processes")
                .path(process)
                .path("management")
                .asString());
        assertThat(management.get("/health").json().path("status").asString()).isEqualTo("UP");
        assertThat(management.get("/prometheus").body())
                .contains("application=\"" + process + "\"", "jvm_memory_used_bytes");
        assertThat(management.get("/env").status()).isIn(401, 404);
    }

    @Test
    void one_trace_id_leads_from_the_request_through_kafka_to_the_report() {
        Gathering gathering = Gathering.today(system, "SANGO", "REGULAR");
        String trace = UUID.randomUUID().toString().replace("-", "");
        system.npo("supervisor")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .post(gathering.path() + "/conclusion");

        await().untilAsserted(() -> {
            assertThat(messages("gateway", trace)).anyMatch(line -> line.startsWith("POST"));
            assertThat(messages("scheduling", trace))
                    .anyMatch(line -> line.startsWith("POST"))
                    .contains("published org.ibasho.scheduling.gathering-concluded.v1");
            assertThat(messages("reporting", trace)).contains("took in org.ibasho.scheduling.gathering-concluded.v1");
        });
    }

    private List<String> messages(String process, String trace) throws IOException {
        try (var lines = Files.lines(system.log(process))) {
            return lines.filter(line -> line.contains(trace))
                    .map(JSON::readTree)
                    .map((JsonNode line) -> line.path("message").asString())
                    .toList();
        }
    }
}
