package org.ibasho.local.launcher.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ibasho.local.launcher.run.LaunchFailure;

/** How a program of ours is run: small, quick to start, and ended rather than half alive. */
final class JavaCommand {

    private JavaCommand() {}

    static List<String> of(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw LaunchFailure.of(jar + " is missing: build first (mvn -DskipTests package).");
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.timezone=UTC",
                "-Dstdout.encoding=UTF-8",
                "-jar",
                jar.toString());
    }
}
