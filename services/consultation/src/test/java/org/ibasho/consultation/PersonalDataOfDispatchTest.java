package org.ibasho.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.ibasho.testing.StoredText;
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

    private final String text = "canary " + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_name_and_a_reason_lie_in_no_file_table_log_or_metric(CapturedOutput output) throws SQLException {
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
    }
}
