package org.ibasho.faults.system;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.ibasho.testing.servers.process.ProjectFolder;

/**
 * Builds a later version of the sample service: its own sources with some lines changed. It has one more type of
 * event, which it stores for every second addition, and another definition of the read model.
 */
final class NewerBuild {

    private static final String SAMPLE = "testing/sample-service/src/main/";
    private static final String DEFINITION = "db/read-model/tallies.sql";
    private static final String CLASSES = "classes";

    private static final List<Change> CHANGES = List.of(
            new Change("tally/TallyEvent", "implements TallyEvent {}", """
                implements TallyEvent {}

                record Counted(String streamId, String commandId, int amount, long sum) implements TallyEvent {}\
                """),
            new Change("tally/TallyDecider", "yield new TallyEvent.Added(", """
                yield add.amount() % 2 == 0
                        ? new TallyEvent.Counted(
                                add.streamId(), add.commandId(), add.amount(), state.sum() + add.amount())
                        : new TallyEvent.Added(\
                """),
            new Change("tally/TallyState", "case TallyEvent.Added added ->", """
                case TallyEvent.Counted counted -> new TallyState(counted.sum(), announcements);
                case TallyEvent.Added added ->\
                """),
            new Change("tally/TallyReadModel", "case TallyEvent.Added added ->", """
                case TallyEvent.Counted counted -> row.with(counted.sum(), counted.amount(), 1);
                case TallyEvent.Added added ->\
                """),
            new Change("integration/TallyTranslator", "case TallyEvent.Added added ->", """
                case TallyEvent.Counted counted -> new GatheringConcludedV1(counted.streamId());
                case TallyEvent.Added added ->\
                """));

    private final Path classes;

    private NewerBuild(Path classes) {
        this.classes = classes;
    }

    /** Other text in a class of the sample service. */
    private record Change(String type, String before, String after) {}

    /** Compiles it, unless an earlier session has done so. */
    static NewerBuild in(Path cacheFolder) {
        try {
            Map<String, String> sources = sources();
            String fingerprint = ClassPath.ofThisProgram(List.of(), cacheFolder).fingerprint();
            Path folder = cacheFolder.resolve("newer-%s-%08x".formatted(fingerprint, sources.hashCode()));
            if (!Files.exists(folder)) {
                Path unfinished = Files.createTempDirectory(cacheFolder, "newer-");
                compile(sources, unfinished);
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            }
            return new NewerBuild(folder.resolve(CLASSES));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, String> sources() {
        return CHANGES.stream()
                .collect(Collectors.toMap(
                        Change::type,
                        change -> changed(
                                "java/org/ibasho/sample/%s.java".formatted(change.type()),
                                change.before(),
                                change.after())));
    }

    private static void compile(Map<String, String> sources, Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve(CLASSES));
        List<String> files = new ArrayList<>();
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Path file = folder.resolve("sources").resolve(source.getKey() + ".java");
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
            files.add(file.toString());
        }
        compile(files, classes);
        Path definition = classes.resolve(DEFINITION);
        Files.createDirectories(definition.getParent());
        Files.writeString(definition, definition());
    }

    /** To be put before everything else. */
    Path classes() {
        return classes;
    }

    /** The newer definition of the read model. */
    static String definition() {
        return changed(
                "resources/" + DEFINITION,
                "    version   bigint      not null\n",
                "    version   bigint      not null,\n    label     text        not null default 'newer'\n");
    }

    private static String changed(String file, String before, String after) {
        try {
            String text = Files.readString(ProjectFolder.root().resolve(SAMPLE + file));
            int start = text.indexOf(before);
            if (start < 0) {
                throw new IllegalStateException(file + " has changed; the newer build has to be adapted");
            }
            return text.substring(0, start) + after + text.substring(start + before.length());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void compile(List<String> files, Path classes) {
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-parameters", "-nowarn", "-d", classes.toString()));
        arguments.addAll(List.of("-classpath", System.getProperty("java.class.path")));
        arguments.addAll(files);
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said);
        if (ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the newer build does not compile: " + said);
        }
    }
}
