package org.ibasho.local.launcher.system;

import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ibasho.local.launcher.run.PrivateFile;
import org.ibasho.local.launcher.run.RunFolder;
import org.ibasho.local.launcher.supervision.Component;
import org.ibasho.local.launcher.supervision.JvmComponent;
import org.ibasho.local.launcher.supervision.JvmComponent.Program;
import org.ibasho.local.launcher.supervision.StopOrder;
import org.ibasho.testing.servers.kafka.KafkaAccess;

/** The processes that are ours, each told by its environment alone where the others are. */
record Services(Path root, RunFolder folder, Ports ports, Credentials credentials) {

    private static final String CLIENT_SECRET = "ibasho.login.client-secret";
    private static final String CLIENT_KEY = "ibasho.client-key";

    /** The database of a side's key store and its roles. */
    static final String KEYS = "keys";

    static final String KEYS_MIGRATOR = "keys_migrator";

    /** The database of a side's access log and its roles. */
    static final String ACCESS_LOG = "access_log";

    static final String ACCESS_LOG_MIGRATOR = "access_log_migrator";

    private static final String ACCESS_LOG_KEY = "access-log.key";

    Component identity(List<Side> sides) {
        List<URI> health = sides.stream()
                .map(side -> URI.create(side.issuer() + "/actuator/health"))
                .toList();
        Program program = new Program(
                JavaCommand.of(root.resolve("deploy/local/identity/target/identity.jar")),
                Map.of("IBASHO_IDENTITY_FILE", new IdentityFile(sides, credentials, folder).written()),
                health,
                folder.log("identity"));
        return new JvmComponent(
                "identity",
                StopOrder.IDENTITY,
                Set.of(),
                Optional.of(health.getFirst().toString()),
                program);
    }

    Component service(String name, Side side, int port) {
        Set<String> needs = Set.of(side.postgres(), side.keys(), LocalSystem.KAFKA, LocalSystem.IDENTITY);
        return component(
                name, StopOrder.SERVICE, needs, port, root.resolve("services/" + name), environment(name, side, port));
    }

    /** The settings of a service. Its secrets are in files: an environment is readable in more places than a file. */
    Map<String, String> environment(String name, Side side, int port) {
        Map<String, String> environment = common(name, side, port);
        environment.put("IBASHO_AUDIENCE", Side.audience(name));
        environment.putAll(database(name, side));
        environment.putAll(kafka());
        environment.putAll(keys(side));
        environment.putAll(accessLog(side));
        Map<String, String> secrets = new LinkedHashMap<>(serviceSecrets(name));
        secrets.put("ibasho.keys.password", credentials.keysRole(side, KEYS));
        secrets.put("ibasho.keys.migrator.password", credentials.keysRole(side, KEYS_MIGRATOR));
        secrets.put("ibasho.access-log.password", credentials.keysRole(side, ACCESS_LOG));
        secrets.put("ibasho.access-log.migrator.password", credentials.keysRole(side, ACCESS_LOG_MIGRATOR));
        if (side.browserClient().id().equals(name)) {
            environment.put("IBASHO_LOGIN_CLIENT_ID", name);
            secrets.put(CLIENT_SECRET, credentials.client(side, name));
        }
        if (name.equals("scheduling")) {
            environment.putAll(notices());
            secrets.put("ibasho.notices.keys", credentials.notices());
            secrets.put("ibasho.notices.push.private-key", credentials.push().privateKey());
            secrets.put(CLIENT_KEY, credentials.clients());
        }
        environment.put("SPRING_CONFIG_IMPORT", written(name, secrets));
        return environment;
    }

    Component gateway(Side side) {
        String client = side.browserClient().id();
        Map<String, String> environment = common("gateway", side, ports.gateway());
        environment.put("IBASHO_LOGIN_CLIENT_ID", client);
        environment.put("IBASHO_AUDIENCE", String.join(",", side.audiences()));
        environment.put("IBASHO_SCHEDULING_URL", local(ports.scheduling()));
        environment.put("IBASHO_ATTENDANCE_URL", local(ports.attendance()));
        environment.put("IBASHO_REPORTING_URL", local(ports.reporting()));
        environment.put(
                "SPRING_CONFIG_IMPORT",
                written(
                        "gateway",
                        Map.of(CLIENT_SECRET, credentials.client(side, client), CLIENT_KEY, credentials.clients())));
        return component(
                "gateway",
                StopOrder.GATEWAY,
                Set.of(LocalSystem.IDENTITY),
                ports.gateway(),
                root.resolve("gateway"),
                environment);
    }

    /** Writes one file for each secret and returns how the process imports them. */
    private String written(String name, Map<String, String> secrets) {
        Path settings = folder.settings(name);
        secrets.forEach((property, secret) -> PrivateFile.write(settings.resolve(property), secret));
        return "configtree:" + settings + "/";
    }

    private Map<String, String> serviceSecrets(String name) {
        return Map.of(
                "spring.datasource.password",
                credentials.databaseRole(name),
                "spring.flyway.password",
                credentials.databaseRole(name + "_migrator"),
                "spring.kafka.properties.sasl.jaas.config",
                KafkaAccess.loginModule(name, credentials.kafka(name)));
    }

    static String local(int port) {
        return "http://localhost:" + port;
    }

    private Component component(
            String name,
            StopOrder stopOrder,
            Set<String> needs,
            int port,
            Path module,
            Map<String, String> environment) {
        String management = local(Ports.management(port)) + "/actuator";
        Program program = new Program(
                JavaCommand.of(module.resolve("target/" + name + ".jar")),
                environment,
                List.of(URI.create(management + "/health/readiness")),
                folder.log(name));
        return new JvmComponent(name, stopOrder, needs, Optional.of(management), program);
    }

    private Map<String, String> common(String name, Side side, int port) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        environment.put("MANAGEMENT_SERVER_PORT", Integer.toString(Ports.management(port)));
        // the same over a restart, so that a killed process takes its partitions up again at once
        environment.put("IBASHO_INSTANCE", name + "-1");
        environment.put("SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE", "2s");
        environment.put("IBASHO_ISSUER", side.issuer());
        environment.put("IBASHO_SECURITYLOG_FILE", folder.security(name).toString());
        environment.put("IBASHO_PUBLICURL", local(side.browserClient().port()));
        return environment;
    }

    private static Map<String, String> database(String name, Side side) {
        return Map.of(
                "SPRING_DATASOURCE_URL",
                "jdbc:postgresql://127.0.0.1:" + side.databasePort() + "/" + name,
                "SPRING_DATASOURCE_USERNAME",
                name,
                "SPRING_FLYWAY_USER",
                name + "_migrator");
    }

    /** The key store, without the passwords. */
    private Map<String, String> keys(Side side) {
        return Map.of(
                "IBASHO_KEYS_URL",
                "jdbc:postgresql://127.0.0.1:" + side.keysPort() + "/" + KEYS,
                "IBASHO_KEYS_USERNAME",
                KEYS,
                "IBASHO_KEYS_MIGRATOR_USERNAME",
                KEYS_MIGRATOR,
                "IBASHO_KEYS_WRAPPINGKEYS",
                folder.wrappingKeys(side.name()).toString());
    }

    /** The access log, without the passwords: another database on the server of the key store. */
    private Map<String, String> accessLog(Side side) {
        return Map.of(
                "IBASHO_ACCESSLOG_URL",
                "jdbc:postgresql://127.0.0.1:" + side.keysPort() + "/" + ACCESS_LOG,
                "IBASHO_ACCESSLOG_USERNAME",
                ACCESS_LOG,
                "IBASHO_ACCESSLOG_MIGRATOR_USERNAME",
                ACCESS_LOG_MIGRATOR,
                "IBASHO_ACCESSLOG_SIGNINGKEY",
                folder.wrappingKeys(side.name()).resolve(ACCESS_LOG_KEY).toString());
    }

    private Map<String, String> kafka() {
        return Map.of(
                "SPRING_KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + ports.kafka(),
                "SPRING_KAFKA_SECURITY_PROTOCOL",
                "SASL_PLAINTEXT",
                "SPRING_KAFKA_PROPERTIES_SASL_MECHANISM",
                KafkaAccess.MECHANISM);
    }

    /** Addresses can be kept and browsers told; for e-mail somebody has to name a mail server. */
    private Map<String, String> notices() {
        return Map.of(
                "IBASHO_NOTICES_BASEURL",
                local(ports.gateway()),
                "IBASHO_NOTICES_PUSH_PUBLICKEY",
                credentials.push().publicKey(),
                "IBASHO_NOTICES_PUSH_CONTACT",
                "mailto:ibasho@example.org");
    }
}
