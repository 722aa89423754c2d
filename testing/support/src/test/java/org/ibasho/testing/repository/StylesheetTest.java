package org.ibasho.testing.repository;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The stylesheets have no class that no page has, and the pages none that no stylesheet has. */
class StylesheetTest {

    private static final Pattern SELECTOR = Pattern.compile("\\.(-?[a-zA-Z][\\w-]*)(?=[^{}]*\\{)");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|'data:[^']*'", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?<![\\w-])(?:th:)?class(?:append)?=\"([^\"]*)\"", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("[a-zA-Z][\\w-]*");
    private static final Pattern USED_PROPERTY = Pattern.compile("var\\((--[\\w-]+)");
    private static final Pattern SET_PROPERTY = Pattern.compile("(--[\\w-]+)\\s*:");
    private static final Pattern LITERAL = Pattern.compile("'([^'\\n]*)'");

    /** The sheet of paper is a PDF with a style of its own; the login page of the local identity has its own, too. */
    private static final List<String> OWN_STYLE = List.of("site/paper.html", "deploy/local/identity");

    private final Path root = Path.of(System.getProperty("ibasho.root")).toAbsolutePath();

    @Test
    void every_class_of_a_stylesheet_is_used() {
        Set<String> used = usedClasses();

        assertThat(definedClasses()).hasSizeGreaterThan(80).allMatch(used::contains);
    }

    @Test
    void every_class_of_a_page_is_in_a_stylesheet() {
        Set<String> defined = definedClasses();

        assertThat(classesOfTemplates()).hasSizeGreaterThan(80).allMatch(defined::contains);
    }

    @Test
    void every_custom_property_that_a_stylesheet_uses_is_set_in_one() {
        Set<String> set = properties(SET_PROPERTY);

        assertThat(properties(USED_PROPERTY)).hasSizeGreaterThan(20).allMatch(set::contains);
    }

    private Set<String> properties(Pattern pattern) {
        return texts(".css")
                .map(text -> COMMENT.matcher(text).replaceAll(""))
                .flatMap(text -> pattern.matcher(text).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> definedClasses() {
        return texts(".css")
                .map(text -> COMMENT.matcher(text).replaceAll(""))
                .flatMap(text -> SELECTOR.matcher(text).results())
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The classes that templates and scripts name. */
    private Set<String> usedClasses() {
        Set<String> used = classesOfTemplates();
        texts(".js")
                .flatMap(text -> LITERAL.matcher(text).results())
                .map(found -> found.group(1))
                .forEach(used::add);
        return used;
    }

    private Set<String> classesOfTemplates() {
        return texts(".html")
                .flatMap(text -> ATTRIBUTE.matcher(text).results())
                .flatMap(StylesheetTest::classes)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The classes of an attribute: all words, or the words of the literals that an expression has as results. */
    private static Stream<String> classes(MatchResult attribute) {
        String value = attribute.group(1);
        if (!attribute.group().startsWith("th:")) {
            return words(value);
        }
        return Pattern.compile("[?:]\\s*'([^']*)'").matcher(value).results().flatMap(found -> words(found.group(1)));
    }

    private static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group);
    }

    private Stream<String> texts(String ending) {
        try (Stream<Path> files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(ending))
                    .filter(this::isOurs)
                    .map(StylesheetTest::read)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private boolean isOurs(Path file) {
        String path = root.relativize(file).toString();
        return path.contains("src/main/resources/")
                && !path.contains("target/")
                && !path.contains("node_modules/")
                && OWN_STYLE.stream().noneMatch(path::contains);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
