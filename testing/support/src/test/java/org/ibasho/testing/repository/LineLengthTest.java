package org.ibasho.testing.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No line of the repository is longer than 120 characters, except in what is generated, test data or not text. */
class LineLengthTest {

    private static final int LONGEST = 120;

    /** Folders that a build or a tool writes. */
    private static final Set<String> WRITTEN =
            Set.of("target", ".git", "node_modules", ".idea", ".vscode", ".settings");

    /** The folders in which a running system keeps its data, logs and secrets. */
    private static final Set<Path> RUNNING =
            Set.of(Path.of("deploy", "local", "run"), Path.of("deploy", "docker", "run"));

    /** Images, fonts and archives; lock files; JSON, whose strings cannot go on in the next line. */
    private static final Set<String> EXEMPT =
            Set.of("png", "ttf", "jar", "lock", "json", "class", "iml", "jqwik-database");

    /** Test data, which is as long as it has to be. */
    private static final Path DATA = Path.of("src", "test", "resources");

    /** Scripts of others, exactly as they were published. */
    private static final Path OF_OTHERS = Path.of("static", "attendance", "lib");

    /** A table that a test generates from the running service. */
    private static final Path GENERATED = Path.of("docs", "access.md");

    private final Path root = Path.of(System.getProperty("ibasho.root")).toAbsolutePath();

    @Test
    void no_line_is_longer_than_120_characters() throws IOException {
        List<Path> files = files();

        assertThat(files).as("files of the repository").hasSizeGreaterThan(1_000);
        assertThat(files.stream().flatMap(this::longLines)).isEmpty();
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return isExempt(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && !EXEMPT.contains(ending(file)) && !file.endsWith(GENERATED)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static boolean isExempt(Path folder) {
        return WRITTEN.contains(folder.getFileName().toString())
                || Stream.concat(RUNNING.stream(), Stream.of(DATA, OF_OTHERS)).anyMatch(folder::endsWith);
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private Stream<String> longLines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return IntStream.range(0, lines.size())
                    .filter(line ->
                            lines.get(line).codePointCount(0, lines.get(line).length()) > LONGEST)
                    .mapToObj(line -> "%s:%d".formatted(root.relativize(file), line + 1));
        } catch (IOException unreadable) {
            return Stream.of(root.relativize(file) + ": " + unreadable);
        }
    }
}
