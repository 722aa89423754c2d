package org.ibasho.journeys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ibasho.testing.Api;
import org.ibasho.testing.texts.StoredText;
import tools.jackson.databind.JsonNode;

/** Searches all that the running system stores, on both sides. */
final class StoredBySystem {

    private static final long LARGEST = 256L * 1024 * 1024;

    private static final Map<String, List<String>> DATABASES =
            Map.of("npo", List.of("scheduling", "attendance", "reporting"), "centre", List.of("consultation"));

    private final LocalSystem system;
    private final FileTime since = FileTime.from(Instant.now());

    StoredBySystem(LocalSystem system) {
        this.system = system;
    }

    /**
     * The files that hold a text: of the databases, key stores, write-ahead logs, topics and logs, and temporary files
     * that have changed since this object was made.
     */
    List<Path> files(String text) throws IOException {
        String wanted = asBytes(text.getBytes(StandardCharsets.UTF_8));
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(system.folder(), new Search(wanted, FileTime.fromMillis(0), found));
        Files.walkFileTree(Path.of(System.getProperty("java.io.tmpdir")), new Search(wanted, since, found));
        return found.stream().distinct().toList();
    }

    /** The tables of all services that hold a text, which would be in their dumps. */
    List<String> tables(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, List<String>> side : DATABASES.entrySet()) {
            for (String database : side.getValue()) {
                try (Connection superuser = connect(side.getKey(), database)) {
                    found.addAll(StoredText.tables(text, superuser));
                }
            }
        }
        return found;
    }

    private Connection connect(String side, String database) throws SQLException {
        return DriverManager.getConnection(
                system.endpoints().path("postgres").path(side).path("url").asString() + database,
                "postgres",
                system.read("secrets.json")
                        .path("postgres." + side + ".superuser")
                        .asString());
    }

    /** The processes whose metrics hold a text. */
    List<String> metrics(String text) {
        return system.endpoints().path("processes").properties().stream()
                .filter(process -> process.getValue().path("management").isString())
                .filter(process -> metrics(process.getValue()).contains(text))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The identity provider has health and no metrics. */
    private static String metrics(JsonNode process) {
        return Api.at(process.path("management").asString()).get("/prometheus").body();
    }

    /** One character a byte. */
    private static String asBytes(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static final class Search extends SimpleFileVisitor<Path> {

        private final String wanted;
        private final FileTime since;
        private final List<Path> found;

        Search(String wanted, FileTime since, List<Path> found) {
            this.wanted = wanted;
            this.since = since;
            this.found = found;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile()
                    && attributes.lastModifiedTime().compareTo(since) >= 0
                    && attributes.size() < LARGEST
                    && Files.isReadable(file)
                    && holds(file)) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean holds(Path file) throws IOException {
            try {
                return asBytes(Files.readAllBytes(file)).contains(wanted);
            } catch (NoSuchFileException deleted) {
                return false;
            }
        }

        // the servers delete files of their own meanwhile, and some temporary folders are another user's
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }
}
