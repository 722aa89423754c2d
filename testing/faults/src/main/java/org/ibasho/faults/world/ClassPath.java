package org.ibasho.faults.world;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** This program's own class path, with jars in the place of folders: what is in a folder, no AOT cache can hold. */
final class ClassPath {

    private final List<Path> jars;

    private ClassPath(List<Path> jars) {
        this.jars = jars;
    }

    /** @param workshop where the folders' jars are made, and found again as long as nothing in the folder has changed */
    static ClassPath ofThisProgram(Path workshop) throws IOException {
        Files.createDirectories(workshop);
        return new ClassPath(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .filter(Files::exists)
                .map(entry -> Files.isDirectory(entry) ? jar(entry, workshop) : entry)
                .toList());
    }

    private static Path jar(Path folder, Path workshop) {
        Path jar = workshop.resolve("classes-" + fingerprint(files(folder)) + ".jar");
        if (!Files.exists(jar)) {
            int code = ToolProvider.findFirst("jar")
                    .orElseThrow()
                    .run(
                            new PrintWriter(Writer.nullWriter()),
                            new PrintWriter(Writer.nullWriter()),
                            "--create",
                            "--file=" + jar,
                            "-C",
                            folder.toString(),
                            ".");
            if (code != 0) {
                throw new IllegalStateException("the jar of " + folder + " could not be made");
            }
        }
        return jar;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As the option {@code -classpath} wants it. */
    String text() {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** Changes with whatever a cache of these classes depends on. */
    String fingerprint() {
        return fingerprint(jars);
    }

    private static String fingerprint(List<Path> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Runtime.version().toString().getBytes(StandardCharsets.UTF_8));
            for (Path file : files) {
                digest.update("%s %d %d%n"
                        .formatted(
                                file,
                                Files.size(file),
                                Files.getLastModifiedTime(file).toMillis())
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
