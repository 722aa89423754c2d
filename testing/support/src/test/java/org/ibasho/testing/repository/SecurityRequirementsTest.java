package org.ibasho.testing.repository;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/asvs.md has a row for each requirement and names tests that exist; docs/security.md has the right numbers. */
class SecurityRequirementsTest {

    /** How many ASVS 5.0.0 has of levels 1 and 2. */
    private static final int REQUIREMENTS = 253;

    private static final String NO_TEST = "–";
    private static final String TEST = "Test.java";

    /** Where a running system keeps its data and logs. */
    private static final Path RUNNING = Path.of("deploy", "local", "run");

    private static final List<String> STATES = List.of("met", "part", "open", "n/a");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| (\\d+)\\.(\\d+\\.\\d+) \\| [^|]+ \\| (\\S+) \\| [^|]+ \\| ([^|]+) \\|$");
    private static final Pattern NUMBERS =
            Pattern.compile("(?m)^\\| V(\\d+) [^|]+ \\| (\\d+ \\| \\d+ \\| \\d+ \\| \\d+) \\|$");

    private final Path root = Path.of(System.getProperty("ibasho.root")).toAbsolutePath();

    private record Row(int chapter, String number, String state, String test) {}

    private List<Row> rows() throws IOException {
        return ROW.matcher(Files.readString(root.resolve("docs/asvs.md")))
                .results()
                .map(row -> new Row(Integer.parseInt(row.group(1)), row.group(2), row.group(3), row.group(4)))
                .toList();
    }

    @Test
    void every_requirement_has_one_row_and_a_state() throws IOException {
        assertThat(rows())
                .hasSize(REQUIREMENTS)
                .allSatisfy(row -> assertThat(row.state()).isIn(STATES));
        assertThat(rows()).extracting(row -> row.chapter() + "." + row.number()).doesNotHaveDuplicates();
    }

    @Test
    void every_test_that_is_named_exists() throws IOException {
        Set<String> tests = tests();
        assertThat(tests).hasSizeGreaterThan(100);
        assertThat(rows())
                .extracting(Row::test)
                .allSatisfy(test -> assertThat(NO_TEST.equals(test) || tests.contains(test))
                        .as(test)
                        .isTrue());
    }

    @Test
    void the_numbers_by_chapter_are_those_of_the_table() throws IOException {
        Map<Integer, String> counted = rows().stream()
                .collect(groupingBy(
                        Row::chapter, TreeMap::new, Collectors.collectingAndThen(Collectors.toList(), this::numbers)));
        Map<Integer, String> written = NUMBERS.matcher(Files.readString(root.resolve("docs/security.md")))
                .results()
                .collect(Collectors.toMap(row -> Integer.parseInt(row.group(1)), row -> row.group(2)));
        assertThat(written).isEqualTo(counted);
    }

    private String numbers(List<Row> rows) {
        return STATES.stream()
                .map(state ->
                        rows.stream().filter(row -> row.state().equals(state)).count())
                .map(String::valueOf)
                .collect(Collectors.joining(" | "));
    }

    private Set<String> tests() throws IOException {
        Set<String> tests = new HashSet<>();
        for (String modules : List.of("contracts", "deploy", "gateway", "services", "testing")) {
            Files.walkFileTree(root.resolve(modules), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return folder.endsWith("target") || folder.endsWith(RUNNING)
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = file.getFileName().toString();
                    if (name.endsWith(TEST)) {
                        tests.add(name.substring(0, name.length() - ".java".length()));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return tests;
    }
}
