package org.ibasho.testing.servers.process;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the project lies: the nearest folder that holds the broker's module, from the system property
 * {@code ibasho.root} upwards (a build of one module alone names that module's folder), else from the working
 * directory.
 */
public final class ProjectFolder {

    private ProjectFolder() {}

    public static Path root() {
        Path start = Path.of(System.getProperty("ibasho.root", "")).toAbsolutePath();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("testing/broker"))) {
                return folder;
            }
        }
        throw new ServerFailure("The project's folder is not known: give it as -Dibasho.root=FOLDER.");
    }

    /** The broker's jars, gathered there by the build. */
    public static Path brokerJars() {
        Path jars = root().resolve("testing/broker/target/lib");
        if (!Files.isDirectory(jars)) {
            throw new ServerFailure(
                    "The Kafka broker's jars are missing: build first (mvn -pl testing/broker package).");
        }
        return jars;
    }

    /** The folder that this module may write to; a clean build removes it. */
    public static Path localServers() {
        return root().resolve("testing/servers/target");
    }
}
