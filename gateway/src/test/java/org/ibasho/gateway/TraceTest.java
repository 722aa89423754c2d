package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class TraceTest extends GatewayTest {

    @Test
    void propagates_and_logs_its_trace(CapturedOutput log) {
        browser().get("/calendar.ics");

        String traceparent = String.valueOf(scheduling.last().header("traceparent"));
        assertThat(traceparent).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
        String trace = traceparent.split("-", -1)[1];
        await().untilAsserted(() -> assertThat(log.getOut().lines())
                .anyMatch(line -> line.contains("GET /calendar.ics 200") && line.contains(trace)));
    }

    @Test
    void continues_a_trace_that_somebody_else_began() {
        browser().get("/calendar.ics", "traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        assertThat(scheduling.last().header("traceparent"))
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .doesNotContain("b7ad6b7169203331", ",");
    }
}
