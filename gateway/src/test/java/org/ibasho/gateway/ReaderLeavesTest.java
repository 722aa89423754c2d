package org.ibasho.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.ibasho.gateway.StubService.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ReaderLeavesTest extends GatewayTest {

    @Test
    void is_not_worth_a_warning(CapturedOutput log) throws IOException {
        scheduling.answers(new Answer(200, Map.of(), "x".repeat(30_000_000)));

        try (Socket socket = new Socket("localhost", URI.create(gateway()).getPort())) {
            socket.getOutputStream()
                    .write("GET /calendar.ics HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
            socket.setSoLinger(true, 0);
        }

        await().untilAsserted(() -> assertThat(log.getOut()).contains("GET /calendar.ics"));
        assertThat(log.getOut()).doesNotContain("\"ERROR\"", "stack_trace");
    }
}
