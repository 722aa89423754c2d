package org.ibasho.testing.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ibasho.testing.servers.kafka.KafkaAccess;
import org.ibasho.testing.servers.kafka.KafkaBroker;
import org.ibasho.testing.servers.postgres.PostgresAccess;
import org.ibasho.testing.servers.postgres.PostgresServer;
import org.ibasho.testing.servers.process.Folders;
import org.ibasho.testing.servers.process.Ports;

/** Test servers as processes of this machine, in a temporary folder that goes with them. */
final class EmbeddedServers implements Servers {

    @Override
    public PostgresAccess postgres() {
        Path folder = temporaryFolder("ibasho-postgres-");
        PostgresServer server = new PostgresServer(new PostgresServer.Settings(
                "PostgreSQL", folder.resolve("data"), folder.resolve("log"), Ports.free(), PASSWORD, false));
        endWithJvm(server::kill, folder);
        server.start();
        return server.access();
    }

    @Override
    public KafkaAccess kafka() {
        Path folder = temporaryFolder("ibasho-kafka-");
        KafkaBroker broker = new KafkaBroker(new KafkaBroker.Settings(
                "Kafka",
                folder.resolve("broker"),
                folder.resolve("log"),
                Ports.free(),
                Ports.free(),
                PASSWORD,
                PASSWORD));
        endWithJvm(broker::kill, folder);
        broker.start();
        return broker.access();
    }

    /** Killing is enough: nobody will want these data again. */
    private static void endWithJvm(Runnable kill, Path folder) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            kill.run();
            try {
                Folders.delete(folder);
            } catch (IOException left) {
                // a child of the killed server was still writing; the system clears its temporary folder
                return;
            }
        }));
    }

    private static Path temporaryFolder(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
