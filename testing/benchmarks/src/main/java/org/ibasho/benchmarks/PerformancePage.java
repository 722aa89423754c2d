package org.ibasho.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of the documentation with the latest figures: a section for each benchmark, between two marks. */
record PerformancePage(Path file) {

    static final String BEGIN = "<!-- figures: written by testing/benchmarks/run all --write-docs -->";
    static final String END = "<!-- end of figures -->";

    private static final Pattern SECTION =
            Pattern.compile("^### (\\S+)\n.*?(?=^### |\\z)", Pattern.DOTALL | Pattern.MULTILINE);

    void show(Results results) throws IOException {
        Files.writeString(file, withFigures(Files.readString(file), results.sections()));
    }

    /**
     * Replaces the sections of the same name. The other sections stay as they are.
     *
     * @param sections Markdown by the name in its heading
     * @throws IllegalStateException if the page has no marks
     */
    static String withFigures(String page, Map<String, String> sections) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("the page has no marks for the figures");
        }
        Map<String, String> all = sections(page.substring(begin + BEGIN.length(), end));
        all.putAll(sections);
        return page.substring(0, begin) + BEGIN + "\n\n" + String.join("\n", all.values()) + "\n" + page.substring(end);
    }

    private static Map<String, String> sections(String figures) {
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher section = SECTION.matcher(figures);
        while (section.find()) {
            sections.put(section.group(1), section.group().stripTrailing() + "\n");
        }
        return sections;
    }
}
