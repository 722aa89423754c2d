package org.ibasho.chassis.accesslog.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Signed notes in a file, each in Base64 on a line: what one side exports, and the other one compares its log with. */
final class HeadsFile {

    private HeadsFile() {}

    static String line(String note) {
        return Base64.getEncoder().encodeToString(note.getBytes(StandardCharsets.UTF_8));
    }

    static List<String> read(String file) {
        List<String> lines = lines(file);
        List<String> notes = new ArrayList<>();
        for (String line : lines) {
            try {
                notes.add(new String(Base64.getDecoder().decode(line.strip()), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException malformed) {
                throw new CommandFailure(
                        "Line " + (notes.size() + 1) + " of the file of heads is none that was exported.", malformed);
            }
        }
        return notes;
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException unreadable) {
            throw new CommandFailure("The file of heads can't be read.", unreadable);
        }
    }
}
