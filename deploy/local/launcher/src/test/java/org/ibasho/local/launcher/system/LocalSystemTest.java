package org.ibasho.local.launcher.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.ibasho.local.launcher.run.LaunchFailure;
import org.ibasho.local.launcher.run.RunFolder;
import org.ibasho.local.launcher.run.Secrets;
import org.ibasho.local.launcher.supervision.Component;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LocalSystemTest {

    @TempDir
    Path folder;

    @Test
    void tells_scripts_what_they_need_in_a_stable_shape() {
        JsonNode told = JsonMapper.shared().valueToTree(system(Set.of()).endpoints());

        assertThat(told.path("gateway").asString()).isEqualTo("http://localhost:8180");
        assertThat(told.path("consultation").asString()).isEqualTo("http://localhost:8190");
        assertThat(told.path("npo").path("issuer").asString()).isEqualTo("http://localhost:9110");
        assertThat(told.path("npo").path("tokenUrl").asString()).isEqualTo("http://localhost:9110/oauth2/token");
        assertThat(told.path("npo").path("clients").propertyNames())
                .containsExactly("supervisor", "peer-staff", "city-officer", "operator");
        assertThat(told.path("npo").path("clients").path("supervisor").propertyNames())
                .containsExactlyInAnyOrder("id", "secret");
        assertThat(told.path("centre").path("clients").propertyNames())
                .containsExactly("counsellor", "coordinator", "operator");
        assertThat(told.path("centre").path("users").path(0).propertyNames())
                .containsExactlyInAnyOrder("id", "username", "password", "role");
        assertThat(told.path("kafka").path("bootstrap").asString()).isEqualTo("127.0.0.1:9192");
        assertThat(told.path("kafka").path("analytics").path("mechanism").asString())
                .isEqualTo("PLAIN");
        assertThat(told.path("postgres").path("npo").path("url").asString())
                .isEqualTo("jdbc:postgresql://127.0.0.1:5541/");
        assertThat(told.path("postgres").path("centre").path("url").asString())
                .isEqualTo("jdbc:postgresql://127.0.0.1:5542/");
    }

    @Test
    void a_part_of_it_uses_its_own_ports_alone() {
        LocalSystem part = system(Set.of("postgres", "kafka"));

        assertThat(part.components())
                .extracting(Component::name)
                .containsExactly("postgres-npo", "postgres-centre", "kafka");
        assertThat(part.ports()).extracting(RunnableSystem.PortUse::port).containsExactly(5541, 5542, 9192, 9193);
    }

    @Test
    void no_port_is_used_twice() {
        assertThat(system(Set.of()).ports())
                .extracting(RunnableSystem.PortUse::port)
                .doesNotHaveDuplicates()
                .hasSize(18);
    }

    @Test
    void refuses_a_process_that_there_is_not() {
        assertThatThrownBy(() -> system(Set.of("mailer")))
                .isInstanceOf(LaunchFailure.class)
                .hasMessageStartingWith("There is no process mailer;");
    }

    @Test
    void no_secret_is_in_an_environment_and_their_files_are_for_the_owner_alone() throws Exception {
        RunFolder run = new RunFolder(folder.resolve("run"));
        Credentials credentials = new Credentials(Secrets.keptIn(run.secrets()));
        Ports ports = new Ports(100);
        Services services = new Services(folder, run, ports, credentials);

        Map<String, String> told = services.environment("scheduling", ports.npo(), ports.scheduling());

        assertThat(told.keySet()).noneMatch(name -> name.matches(".*(PASSWORD|SECRET|PRIVATE|JAAS).*"));
        assertThat(told.values())
                .noneMatch(value -> value.contains(credentials.databaseRole("scheduling_migrator"))
                        || value.contains(credentials.databaseRole("scheduling"))
                        || value.contains(credentials.kafka("scheduling")));
        assertThat(told).containsEntry("IBASHO_AUDIENCE", "ibasho-scheduling");
        Path password = run.settings("scheduling").resolve("spring.flyway.password");
        assertThat(password).hasContent(credentials.databaseRole("scheduling_migrator"));
        assertThat(Files.getPosixFilePermissions(password)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void the_folder_of_a_run_is_for_the_owner_alone() throws Exception {
        Path open = Files.createDirectory(folder.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));

        try (var lock = new RunFolder(open).lock().orElseThrow()) {
            assertThat(lock.isValid()).isTrue();
            assertThat(Files.getPosixFilePermissions(open)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void the_number_of_partitions_is_a_setting() {
        assertThat(LocalSystem.partitions(null)).isEqualTo(3);
        assertThat(LocalSystem.partitions("12")).isEqualTo(12);
        for (String wrong : new String[] {"0", "-1", "many", "1000"}) {
            assertThatThrownBy(() -> LocalSystem.partitions(wrong))
                    .isInstanceOf(LaunchFailure.class)
                    .hasMessageStartingWith("IBASHO_KAFKA_PARTITIONS must be a number");
        }
    }

    @Test
    void a_program_that_is_not_built_is_named() {
        assertThatThrownBy(() -> system(Set.of("gateway")).components())
                .isInstanceOf(LaunchFailure.class)
                .hasMessageContaining("gateway.jar is missing");
    }

    private LocalSystem system(Set<String> only) {
        return new LocalSystem(folder, new RunFolder(folder.resolve("run")), 100, only);
    }
}
