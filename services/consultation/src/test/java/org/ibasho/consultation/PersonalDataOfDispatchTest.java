package org.ibasho.consultation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.ibasho.testing.probe.LockedOut;
import org.ibasho.testing.probe.Observed;
import org.ibasho.testing.texts.StoredText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who comes to a gathering, or why nobody can, is sealed wherever the centre stores it. */
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataOfDispatchTest extends CentreTest {

    private static final String SERVICE = "consultation";
    private static final String KEY_STORE = "keys_consultation";

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private ObservationRegistry observations;

    private final String text = "canary " + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_name_and_a_reason_lie_in_no_file_table_log_metric_or_trace(CapturedOutput output) throws SQLException {
        Observed observed = Observed.by(observations);
        String accepted = requestedFor(today().plusDays(8));
        assertThat(accept(accepted, text).status()).isEqualTo(204);
        assertThat(counsellor()
                        .get("/api/dispatches/" + accepted)
                        .json()
                        .path("counsellor")
                        .asString())
                .isEqualTo(text);
        String declined = requestedFor(today().plusDays(9));
        assertThat(counsellor()
                        .form(
                                "/dispatches/" + declined + "/answer",
                                "accepted=false&reason=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(303);
        assertThat(counsellor()
                        .get("/api/dispatches/" + declined)
                        .json()
                        .path("reason")
                        .asString())
                .isEqualTo(text);

        assertThat(StoredText.files(text, SERVICE, KEY_STORE)).isEmpty();
        assertThat(StoredText.tables(text, SERVICE)).isEmpty();
        assertThat(StoredText.tables(text, KEY_STORE)).isEmpty();
        assertThat(output.getAll()).doesNotContain(text);
        assertThat(meters.getMeters())
                .noneMatch(meter -> meter.getId().toString().contains(text));
        assertThat(observed.text()).contains("POST", "/answer").doesNotContain(text);
    }

    @Test
    void while_the_key_store_is_away_no_reason_is_stored_and_the_request_stays_open(CapturedOutput output)
            throws SQLException {
        String request = requestedFor(today().plusDays(10));
        try (LockedOut _ = LockedOut.role(KEY_STORE)) {
            assertThat(decline(request)).isEqualTo(503);
        }
        assertThat(counsellor()
                        .get("/api/dispatches/" + request)
                        .json()
                        .path("reason")
                        .isString())
                .isFalse();
        assertThat(StoredText.files(text, SERVICE, KEY_STORE)).isEmpty();
        assertThat(StoredText.tables(text, SERVICE)).isEmpty();
        assertThat(output.getAll()).doesNotContain(text);

        await().untilAsserted(() -> assertThat(decline(request)).isEqualTo(204));
    }

    private int decline(String request) {
        return counsellor()
                .post(
                        "/api/dispatches/" + request + "/answer",
                        "{\"accepted\": false, \"reason\": \"%s\"}".formatted(text))
                .status();
    }
}
