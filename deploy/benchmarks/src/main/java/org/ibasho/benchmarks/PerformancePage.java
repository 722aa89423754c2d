package org.ibasho.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page of the documentation that shows the latest figures, between two marks. */
record PerformancePage(Path file) {

    static final String BEGIN = "<!-- figures: written by deploy/benchmarks/run all --write-docs -->";
    static final String END = "<!-- end of figures -->";

    void show(Results results) throws IOException {
        Files.writeString(file, withFigures(Files.readString(file), results.markdown()));
    }

    static String withFigures(String page, String figures) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("the page has no marks for the figures");
        }
        return page.substring(0, begin) + BEGIN + "\n\n" + figures + "\n" + page.substring(end);
    }
}
