package org.ibasho.attacks.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows of {@code docs/access.md}: who may send which request to which service. */
final class AccessMatrix {

    private AccessMatrix() {}

    /**
     * One request as somebody.
     *
     * @param caller a role, {@code anonymous} or {@code other-side}
     * @param answer {@code yes}, {@code no} or {@code login}
     */
    record Entry(String service, String method, String path, String caller, String answer) {}

    static List<Entry> read(Path file) {
        List<Entry> entries = new ArrayList<>();
        String service = "";
        List<String> callers = List.of();
        for (String line : lines(file)) {
            String[] words = line.strip().split("\\s+", -1);
            if (line.startsWith("## ")) {
                service = words[1];
            } else if (words[0].equals("anonymous")) {
                callers = List.of(words);
            } else if (words[0].matches("[A-Z]+") && words.length == callers.size() + 2) {
                for (int n = 0; n < callers.size(); n++) {
                    entries.add(new Entry(service, words[0], concrete(words[1]), callers.get(n), words[n + 2]));
                }
            }
        }
        return entries;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The path with something in place of each variable. */
    private static String concrete(String pattern) {
        return pattern.replace("{month}", "2026-12")
                .replace("{code}", "SANGO")
                .replace("{name}", "nope")
                .replace("{reader}", "nope")
                .replace("{photo}", "0".repeat(64))
                .replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
    }
}
