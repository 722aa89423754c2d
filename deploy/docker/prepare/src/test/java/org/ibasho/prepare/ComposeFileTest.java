package org.ibasho.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Checks docker-compose.yml without an engine: limits, networks and profiles. */
class ComposeFileTest {

    private static final Path FILE = Path.of(System.getProperty("ibasho.root", "."), "docker-compose.yml");

    private Map<String, Map<String, Object>> services = Map.of();

    @BeforeEach
    void read() throws IOException {
        Map<String, Map<String, Map<String, Object>>> whole =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(FILE));
        services = whole.getOrDefault("services", Map.of());
    }

    @Test
    void no_container_may_do_more_than_it_has_to() {
        assertThat(services).isNotEmpty();
        services.forEach((name, service) -> assertThat(service)
                .as(name)
                .containsEntry("read_only", true)
                .containsEntry("cap_drop", List.of("ALL"))
                .containsEntry("security_opt", List.of("no-new-privileges:true"))
                .containsKeys("mem_limit", "pids_limit", "logging"));
    }

    @Test
    void no_network_has_containers_of_both_sides_and_only_kafka_is_on_networks_of_both() {
        services.forEach((name, service) -> {
            Set<String> sides = new TreeSet<>();
            networks(service).stream()
                    .map(network -> network.replaceFirst("-.*", ""))
                    .filter(prefix -> !prefix.equals("kafka"))
                    .forEach(sides::add);
            assertThat(sides).as(name).hasSize(name.equals("kafka") ? 2 : 1);
            boolean isOfOneSideByName = name.startsWith("npo-") || name.startsWith("centre-");
            if (isOfOneSideByName) {
                assertThat(sides).as(name).containsExactly(name.replaceFirst("-.*", ""));
            }
        });
    }

    @Test
    void a_database_is_on_no_network_that_leads_outside_and_has_no_port() {
        services.forEach((name, service) -> {
            if ("postgres:18".equals(service.get("image"))) {
                assertThat(networks(service)).as(name).containsExactly(name.replaceFirst("-.*", "-data"));
                assertThat(service).as(name).doesNotContainKey("ports");
            }
        });
    }

    @Test
    void each_half_runs_without_the_other_one() {
        services.forEach((name, service) -> {
            Collection<?> profiles = (Collection<?>) service.getOrDefault("profiles", List.of());
            assertThat(profiles.contains("both")).as(name).isTrue();
            Map<?, ?> needs = (Map<?, ?>) service.getOrDefault("depends_on", Map.of());
            needs.keySet()
                    .forEach(needed -> assertThat(profiles(needed))
                            .as(name + " needs " + needed)
                            .containsAll(profiles));
        });
    }

    private Collection<Object> profiles(Object service) {
        Map<String, Object> found = services.getOrDefault(service.toString(), Map.of());
        return List.copyOf((Collection<?>) found.getOrDefault("profiles", List.of()));
    }

    private static Collection<String> networks(Map<String, Object> service) {
        Object networks = service.getOrDefault("networks", List.of());
        Collection<?> names = networks instanceof Map<?, ?> map ? map.keySet() : (Collection<?>) networks;
        return names.stream().map(Object::toString).toList();
    }
}
