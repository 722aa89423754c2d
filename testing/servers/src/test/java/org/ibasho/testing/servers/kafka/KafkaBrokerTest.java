package org.ibasho.testing.servers.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.ibasho.testing.servers.process.Ports;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerTest {

    @TempDir
    Path folder;

    private KafkaBroker broker;

    @BeforeEach
    void start() throws Exception {
        broker = new KafkaBroker(new KafkaBroker.Settings(
                "Kafka",
                folder.resolve("broker"),
                folder.resolve("log"),
                Ports.free(),
                Ports.free(),
                "administrator",
                "analyst"));
        broker.start();
        KafkaLayout.prepare(broker.access(), user -> "password-of-" + user);
        new KafkaUser(broker.access(), "attendance", "password-of-attendance")
                .send("ibasho.attendance.door.v1", "kept");
    }

    @AfterEach
    void kill() {
        broker.kill();
    }

    @Test
    void messages_and_users_survive_a_stop_and_a_kill_and_a_healthy_run_warns_of_nothing() throws Exception {
        broker.stop();
        assertThat(Files.readString(folder.resolve("log"))).contains("started").doesNotContain("WARN", "ERROR");

        broker.start();
        broker.kill();
        broker.start();

        KafkaUser analyst = new KafkaUser(broker.access(), "analytics", "password-of-analytics");
        assertThat(analyst.read("ibasho.attendance.door.v1", "analytics-a")).isEqualTo("kept");
    }
}
