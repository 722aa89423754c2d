package org.ibasho.local.launcher.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.ibasho.local.launcher.run.LaunchFailure;
import org.ibasho.local.launcher.run.RunFolder;
import org.ibasho.local.launcher.run.Secrets;
import org.ibasho.local.launcher.supervision.Component;
import org.ibasho.local.launcher.supervision.KafkaComponent;
import org.ibasho.local.launcher.supervision.PostgresComponent;
import org.ibasho.testing.servers.kafka.KafkaBroker;
import org.ibasho.testing.servers.kafka.KafkaLayout;
import org.ibasho.testing.servers.postgres.PostgresServer;
import org.jspecify.annotations.Nullable;

/** The whole system on this machine, or the part of it that was asked for. */
public final class LocalSystem implements RunnableSystem {

    static final String KAFKA = "kafka";
    static final String IDENTITY = "identity";

    private static final String PARTITIONS = "IBASHO_KAFKA_PARTITIONS";

    private static final List<String> NAMES = List.of(
            "postgres-npo",
            "postgres-centre",
            "keys-npo",
            "keys-centre",
            KAFKA,
            IDENTITY,
            "scheduling",
            "attendance",
            "reporting",
            "consultation",
            "gateway");

    private final RunFolder folder;
    private final Ports ports;
    private final Side npo;
    private final Side centre;
    private final Credentials credentials;
    private final Services services;
    private final Set<String> only;

    /** @param only names of the components to start; empty means all, {@code postgres} means both servers */
    public LocalSystem(Path root, RunFolder folder, int portOffset, Set<String> only) {
        this.folder = folder;
        this.ports = new Ports(portOffset);
        this.npo = ports.npo();
        this.centre = ports.centre();
        this.credentials = new Credentials(Secrets.keptIn(folder.secrets()));
        this.services = new Services(root, folder, ports, credentials);
        this.only = only;
        only.stream()
                .filter(name -> NAMES.stream().noneMatch(known -> means(name, known)))
                .findFirst()
                .ifPresent(name -> {
                    throw LaunchFailure.ofUsage(
                            "There is no process " + name + "; there are " + String.join(", ", NAMES) + ".");
                });
    }

    @Override
    public List<Component> components() {
        return NAMES.stream().filter(this::isWanted).map(this::component).toList();
    }

    @Override
    public List<PortUse> ports() {
        Stream<PortUse> plain = Stream.of(
                new PortUse(npo.databasePort(), npo.postgres()),
                new PortUse(centre.databasePort(), centre.postgres()),
                new PortUse(npo.keysPort(), npo.keys()),
                new PortUse(centre.keysPort(), centre.keys()),
                new PortUse(ports.kafka(), KAFKA),
                new PortUse(ports.kafkaController(), KAFKA),
                new PortUse(npo.identityPort(), IDENTITY),
                new PortUse(centre.identityPort(), IDENTITY));
        Stream<PortUse> managed = Stream.of(
                        new PortUse(ports.scheduling(), "scheduling"),
                        new PortUse(ports.attendance(), "attendance"),
                        new PortUse(ports.reporting(), "reporting"),
                        new PortUse(ports.consultation(), "consultation"),
                        new PortUse(ports.gateway(), "gateway"))
                .flatMap(use -> Stream.of(use, new PortUse(Ports.management(use.port()), use.component())));
        return Stream.concat(plain, managed)
                .filter(use -> isWanted(use.component()))
                .toList();
    }

    @Override
    public Map<String, Object> endpoints() {
        return new Endpoints(ports, npo, centre, credentials).document();
    }

    @Override
    public List<List<String>> addresses() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Public page and NPO", Services.local(ports.gateway()) + "/"));
        rows.add(List.of("Centre", Services.local(ports.consultation()) + "/"));
        rows.add(List.of("Identity", npo.issuer() + " (NPO), " + centre.issuer() + " (centre)"));
        rows.add(List.of("Kafka", "127.0.0.1:" + ports.kafka()));
        rows.add(List.of(
                "PostgreSQL",
                "127.0.0.1:" + npo.databasePort() + " (NPO), 127.0.0.1:" + centre.databasePort() + " (centre)"));
        return rows;
    }

    @Override
    public List<List<String>> logins() {
        Stream<List<String>> people = Stream.of(npo, centre)
                .flatMap(side -> side.people().stream()
                        .map(person -> List.of(
                                side.title(), person.role(), person.username(), credentials.person(side, person))));
        return Stream.concat(Stream.of(List.of("Log in at", "as", "user name", "password")), people)
                .toList();
    }

    private Component component(String name) {
        return switch (name) {
            case "postgres-npo" -> postgres(npo);
            case "postgres-centre" -> postgres(centre);
            case "keys-npo" -> keys(npo);
            case "keys-centre" -> keys(centre);
            case KAFKA -> kafka();
            case IDENTITY -> services.identity(List.of(npo, centre));
            case "scheduling" -> services.service(name, npo, ports.scheduling());
            case "attendance" -> services.service(name, npo, ports.attendance());
            case "reporting" -> services.service(name, npo, ports.reporting());
            case "consultation" -> services.service(name, centre, ports.consultation());
            case "gateway" -> services.gateway(npo);
            default -> throw new IllegalStateException(name);
        };
    }

    private Component postgres(Side side) {
        PostgresServer.Settings settings = new PostgresServer.Settings(
                side.postgres(),
                folder.data(side.postgres()),
                folder.log(side.postgres()),
                side.databasePort(),
                credentials.superuser(side),
                true);
        return new PostgresComponent(
                side.postgres(),
                new PostgresServer(settings),
                access -> side.databases()
                        .forEach(name -> access.createDatabase(
                                name, credentials.databaseRole(name + "_migrator"), credentials.databaseRole(name))));
    }

    private Component keys(Side side) {
        PostgresServer.Settings settings = new PostgresServer.Settings(
                side.keys(),
                folder.data(side.keys()),
                folder.log(side.keys()),
                side.keysPort(),
                credentials.keysSuperuser(side),
                true);
        return new PostgresComponent(side.keys(), new PostgresServer(settings), access -> {
            access.createDatabase(
                    Services.KEYS,
                    credentials.keysRole(side, Services.KEYS_MIGRATOR),
                    credentials.keysRole(side, Services.KEYS));
            access.createDatabase(
                    Services.ACCESS_LOG,
                    credentials.keysRole(side, Services.ACCESS_LOG_MIGRATOR),
                    credentials.keysRole(side, Services.ACCESS_LOG));
        });
    }

    private Component kafka() {
        KafkaBroker.Settings settings = new KafkaBroker.Settings(
                KAFKA,
                folder.data(KAFKA),
                folder.log(KAFKA),
                ports.kafka(),
                ports.kafkaController(),
                credentials.kafka("admin"),
                credentials.kafka("analytics"));
        int partitions = partitions(System.getenv(PARTITIONS));
        return new KafkaComponent(
                KAFKA,
                new KafkaBroker(settings),
                access -> KafkaLayout.prepare(access, credentials::kafka, partitions));
    }

    /**
     * The partitions of topics that do not exist yet.
     *
     * @param number the setting; null if there is none
     */
    static int partitions(@Nullable String number) {
        if (number == null) {
            return KafkaLayout.PARTITIONS;
        }
        if (!number.matches("[1-9][0-9]{0,2}")) {
            throw LaunchFailure.ofUsage(PARTITIONS + " must be a number from 1 to 999, not " + number + ".");
        }
        return Integer.parseInt(number);
    }

    private boolean isWanted(String name) {
        return only.isEmpty() || only.stream().anyMatch(wish -> means(wish, name));
    }

    private static boolean means(String wish, String name) {
        return name.equals(wish) || (wish.equals("postgres") && name.startsWith("postgres-"));
    }
}
