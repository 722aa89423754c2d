package org.ibasho.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ibasho.benchmarks.measure.Outcome;
import org.ibasho.benchmarks.measure.Tables;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes the figures of this run as JSON, a file for each benchmark. */
final class Results {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path folder;
    private final Machine machine;
    private final List<Outcome> outcomes = new ArrayList<>();

    Results(Path folder, Machine machine) {
        this.folder = folder;
        this.machine = machine;
    }

    private record Document(Instant at, Machine machine, Outcome outcome) {}

    /** Returns the file. */
    Path write(Outcome outcome) throws IOException {
        outcomes.add(outcome);
        Files.createDirectories(folder);
        Path file = folder.resolve(outcome.benchmark() + ".json");
        Files.writeString(file, JSON.writeValueAsString(new Document(Instant.now(), machine, outcome)) + "\n");
        return file;
    }

    /** The outcome of each benchmark as Markdown with the day and the machine, by the benchmark's name. */
    Map<String, String> sections() {
        Map<String, String> sections = new LinkedHashMap<>();
        outcomes.forEach(outcome -> sections.put(
                outcome.benchmark(),
                "%s%nMeasured on %s: %s%n"
                        .formatted(Tables.of(outcome), LocalDate.now(ZoneOffset.UTC), machine.described())));
        return sections;
    }
}
