package org.ibasho.consultation;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.SQLException;
import java.util.UUID;
import org.ibasho.testing.Api;
import org.ibasho.testing.texts.StoredText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The centre seals counsellors' personal data wherever it stores them. */
@ExtendWith(OutputCaptureExtension.class)
class PersonalDataOfCounsellorsTest extends CentreTest {

    private static final String[] DATABASES = {"consultation", "keys_consultation", "access_log_consultation"};

    @Autowired
    private MeterRegistry meters;

    private final String text = "canary " + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void a_name_lies_in_no_file_table_log_or_metric(CapturedOutput output) throws SQLException {
        Api.Answer added =
                coordinator().form("/counsellors", "qualifications=PSYCHOLOGIST&name=" + text.replace(' ', '+'));
        assertThat(added.status()).as(added.toString()).isEqualTo(303);
        String page = added.header("Location").replaceFirst("\\?.*", "");
        assertThat(coordinator().header("Accept", "text/html").get(page).body()).contains(text);
        String api = "/api" + page;
        Api.Answer changed = coordinator().post(api + "/description", """
            {"name": "%s", "qualifications": ["SOCIAL_WORKER"]}
            """.formatted(text + " 2"));
        assertThat(changed.status()).as(changed.toString()).isEqualTo(204);
        assertThat(counsellor().get("/api/counsellors").body()).contains(text + " 2");

        assertThat(StoredText.files(text, DATABASES)).isEmpty();
        for (String database : DATABASES) {
            assertThat(StoredText.tables(text, database)).isEmpty();
        }
        assertThat(output.getAll()).doesNotContain(text);
        assertThat(meters.getMeters())
                .noneMatch(meter -> meter.getId().toString().contains(text));
    }
}
