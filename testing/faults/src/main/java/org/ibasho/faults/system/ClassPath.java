package org.ibasho.faults.system;

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

/** This program's class path with a jar for each folder, because an AOT cache cannot contain classes from folders. */
final class ClassPath {

    private final List<Path> jars;

    private ClassPath(List<Path> jars) {
        this.jars = jars;
    }

    /**
     * @param first comes before everything else
     * @param cacheFolder keeps the folders' jars for as long as the folders do not change
     */
    static ClassPath ofThisProgram(List<Path> first, Path cacheFolder) throws IOException {
        Files.createDirectories(cacheFolder);
        Stream<Path> own = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of);
        return new ClassPath(Stream.concat(first.stream(), own)
                .map(Path::toAbsolutePath)
                .filter(Files::exists)
                .map(entry -> Files.isDirectory(entry) ? jar(entry, cacheFolder) : entry)
                .toList());
    }

    private static synchronized Path jar(Path folder, Path cacheFolder) {
        Path jar = cacheFolder.resolve("classes-" + fingerprint(files(folder)) + ".jar");
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
                throw new IllegalStateException("the jar of " + folder + " could not be written");
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

    /** In the form of the option {@code -classpath}. */
    String text() {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** A hash that changes whenever an AOT cache of these classes becomes invalid. */
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
