package org.ibasho.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import org.ibasho.attacks.http.Answer;
import org.ibasho.attacks.http.Http;
import org.ibasho.attacks.http.Multipart;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Files that users upload through the gateway leave nothing personal behind, and each of the searches would find a
 * field that is not sealed.
 */
@Tag("long")
class PersonalDataInFilesTest {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final LocalSystem system = LocalSystem.running();
    private final StoredBySystem stored = new StoredBySystem(system);
    private final DumpOfSystem dump = new DumpOfSystem(system);
    private final String person = "あかはら" + UUID.randomUUID();
    private final String theme = "くろつぐみ" + UUID.randomUUID().toString().substring(0, 8);
    private final Http supervisor = Http.at(URI.create(system.gateway())).with(system.token("npo", "supervisor"));

    @Test
    void no_photo_and_no_plan_leaves_who_made_it() throws IOException, SQLException {
        String venue = venue();
        Answer shown = upload(
                venue + "/photo",
                new Multipart()
                        .field("alternative", "会館の入口")
                        .file("photo", "photo.jpg", "image/jpeg", PersonalFiles.photo(person)));
        assertThat(shown.status()).as(shown.toString()).isEqualTo(204);
        Answer refused = plan("plan.csv", "text/csv", PersonalFiles.table(theme, person));
        assertThat(refused.status()).as(refused.toString()).isEqualTo(400);
        assertThat(refused.body()).contains("plan-column-unknown").doesNotContain(person);
        Answer read = plan("plan.xlsx", WORKBOOK, PersonalFiles.workbook(theme, person));
        assertThat(read.status()).as(read.toString()).isEqualTo(200);
        assertThat(read.json().path("lines")).hasSize(1);

        assertThat(stored.files(person)).isEmpty();
        assertThat(stored.metrics(person)).isEmpty();
        assertThat(dump.parts(person)).isEmpty();
        // the theme of the same plan is public and stored
        assertThat(dump.parts(theme)).contains("postgres-npo/scheduling/public.year_plan");
        assertThat(stored.files(theme)).extracting(Path::toString).anyMatch(file -> file.contains("pg_wal"));
    }

    /** As if sealing were switched off in one field. */
    @Test
    void a_single_field_that_is_not_sealed_is_found_in_files_tables_and_dump() throws IOException, SQLException {
        String request = UUID.randomUUID().toString();
        try (Connection superuser = dump.connect("postgres-npo", "scheduling")) {
            execute(superuser, """
                insert into dispatch_reply (gathering_id, starts_at, accepted, counsellor) values (?, now(), true, ?)
                """, request, person);
            try {
                assertThat(stored.files(person)).isNotEmpty();
                assertThat(stored.tables(person)).containsExactly("public.dispatch_reply");
                assertThat(dump.parts(person)).contains("postgres-npo/scheduling/public.dispatch_reply");
            } finally {
                execute(superuser, "delete from dispatch_reply where gathering_id = ?", request);
            }
        }
    }

    private String venue() {
        Answer made = supervisor.json("/api/venues", "{\"name\": \"会館 %s\", \"town\": \"札幌市\"}".formatted(theme));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.headers("Location").getFirst();
    }

    private Answer plan(String name, String type, byte[] file) {
        return upload("/api/plans/preview", new Multipart().file("file", name, type, file));
    }

    private Answer upload(String path, Multipart form) {
        return supervisor.post(path, Multipart.TYPE, form.bytes());
    }

    private static void execute(Connection superuser, String statement, String... values) throws SQLException {
        try (PreparedStatement sql = superuser.prepareStatement(statement)) {
            for (int n = 0; n < values.length; n++) {
                sql.setString(n + 1, values[n]);
            }
            sql.executeUpdate();
        }
    }
}
