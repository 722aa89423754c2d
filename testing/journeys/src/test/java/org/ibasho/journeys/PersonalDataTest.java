package org.ibasho.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.ibasho.testing.Api;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What is personal about staff and counsellors lies in no file of the whole system, neither in use nor after a process
 * was killed, nor on its way from one side to the other.
 */
@Tag("long")
class PersonalDataTest {

    private static final Duration RECOVERY = Duration.ofSeconds(90);

    private final LocalSystem system = LocalSystem.running();
    private final String nickname = "かなりあ" + UUID.randomUUID().toString().substring(0, 13);
    private final String theme = "ひばり" + UUID.randomUUID();

    @Test
    void no_database_key_store_topic_or_log_holds_a_nickname_in_plain_text() throws IOException {
        Api supervisor = system.npo("supervisor");
        Api.Answer joined = supervisor.post(
                "/api/staff", "{\"nickname\": \"" + nickname + "\", \"roles\": [\"CHAIR\"], \"qualifications\": []}");
        assertThat(joined.status()).as(joined.toString()).isEqualTo(201);
        String staff = joined.header("Location");
        Gathering.tomorrow(system, "SANGO", "REGULAR", theme);
        ProcessHandle.of(pid()).orElseThrow().destroyForcibly();

        await().atMost(RECOVERY)
                .untilAsserted(() -> assertThat(
                                supervisor.get(staff).json().path("nickname").asString())
                        .isEqualTo(nickname));

        assertThat(filesWith(nickname)).isEmpty();
        // the theme of a gathering is public: the search does find what is there
        assertThat(filesWith(theme)).isNotEmpty();
    }

    @Test
    void no_segment_of_kafka_and_no_other_file_holds_the_counsellors_name_in_plain_text() throws IOException {
        String counsellor = "専門相談員 " + UUID.randomUUID();
        Gathering gathering = Gathering.tomorrow(system, "YORIDOKORO", "PERSONS");
        Api centre = system.centre("counsellor");
        await().until(() -> centre.post(
                                "/api/dispatches/" + gathering.id() + "/answer",
                                "{\"accepted\": true, \"counsellor\": \"%s\"}".formatted(counsellor))
                        .status()
                == 204);
        await().untilAsserted(() -> assertThat(system.npo("supervisor")
                        .get(gathering.path())
                        .json()
                        .path("dispatch")
                        .path("counsellor")
                        .asString())
                .isEqualTo(counsellor));

        assertThat(filesWith(counsellor)).isEmpty();
        // a gathering's id is no secret: the search does find what Kafka's segments hold
        Path kafka = system.folder().resolve("data").resolve("kafka");
        assertThat(filesWith(gathering.id())).anyMatch(file -> file.startsWith(kafka));
    }

    private long pid() {
        return system.endpoints()
                .path("processes")
                .path("scheduling")
                .path("pid")
                .asLong();
    }

    private List<Path> filesWith(String text) throws IOException {
        String wanted = asBytes(text.getBytes(StandardCharsets.UTF_8));
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(system.folder(), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()
                        && asBytes(Files.readAllBytes(file)).contains(wanted)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            // the servers delete files of their own meanwhile
            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    /** One character a byte. */
    private static String asBytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
