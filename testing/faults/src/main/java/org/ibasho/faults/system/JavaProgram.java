package org.ibasho.faults.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a service. Restarts take most of a run's time, so the first process of a build writes an AOT
 * cache when it ends, and the later ones use it.
 */
final class JavaProgram {

    private final ClassPath classPath;
    private final String mainClass;
    private final Path cache;

    private JavaProgram(ClassPath classPath, String mainClass, Path cache) {
        this.classPath = classPath;
        this.mainClass = mainClass;
        this.cache = cache;
    }

    /** @param cacheFolder keeps jars and AOT caches over several sessions */
    static JavaProgram of(Class<?> main, Path cacheFolder) {
        return of(main, List.of(), cacheFolder);
    }

    /** @param first classes that come before those of this program */
    static JavaProgram newer(Class<?> main, Path first, Path cacheFolder) {
        return of(main, List.of(first), cacheFolder);
    }

    private static JavaProgram of(Class<?> main, List<Path> first, Path cacheFolder) {
        try {
            ClassPath classPath = ClassPath.ofThisProgram(first, cacheFolder);
            Path cache = cacheFolder.resolve(main.getSimpleName() + "-" + classPath.fingerprint() + ".aot");
            return new JavaProgram(classPath, main.getName(), cache);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Whether there is no AOT cache yet, so that the next process writes one. The JVM removes its recording as soon as
     * the cache is complete.
     */
    boolean hasNoAotCache() {
        return !Files.exists(cache) || Files.exists(cache.resolveSibling(cache.getFileName() + ".config"));
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
        command.add((hasNoAotCache() ? "-XX:AOTCacheOutput=" : "-XX:AOTCache=") + cache);
        command.addAll(List.of("-classpath", classPath.text(), mainClass));
        return command;
    }
}
