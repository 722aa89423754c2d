package org.ibasho.faults.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a service is run: small, quick to start, ended rather than half alive. Restarts are most of what a run takes, so the
 * first start of a build writes an AOT cache when it ends, and every later one begins with it.
 */
final class Program {

    private final ClassPath classPath;
    private final String mainClass;
    private final Path cache;

    private Program(ClassPath classPath, String mainClass, Path cache) {
        this.classPath = classPath;
        this.mainClass = mainClass;
        this.cache = cache;
    }

    /** @param workshop keeps what was made of the class path over several sessions */
    static Program of(Class<?> main, Path workshop) {
        try {
            ClassPath classPath = ClassPath.ofThisProgram(workshop);
            return new Program(
                    classPath,
                    main.getName(),
                    workshop.resolve(main.getSimpleName() + "-" + classPath.fingerprint() + ".aot"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whether a start would have to begin without a cache, and write one. */
    boolean isUntrained() {
        return !Files.exists(cache);
    }

    List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Duser.timezone=UTC",
                "-Dstdout.encoding=UTF-8"));
        command.add((isUntrained() ? "-XX:AOTCacheOutput=" : "-XX:AOTCache=") + cache);
        command.addAll(List.of("-classpath", classPath.text(), mainClass));
        return command;
    }
}
