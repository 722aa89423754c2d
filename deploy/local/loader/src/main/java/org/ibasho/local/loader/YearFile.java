package org.ibasho.local.loader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ibasho.local.loader.api.Stopped;
import org.ibasho.local.loader.reading.YearReader;

/** A file and what was read from it. */
record YearFile(Path path, YearReader.Result content) {

    /** The file itself, or the YAML files of a folder in the order of their names. */
    static List<YearFile> in(Path what) {
        if (!Files.exists(what)) {
            throw new Stopped("There is no file or folder " + what + ".");
        }
        List<Path> paths = Files.isDirectory(what) ? yaml(what) : List.of(what);
        if (paths.isEmpty()) {
            throw new Stopped("There is no file in " + what + " whose name ends in .yaml.");
        }
        return paths.stream()
                .map(path -> new YearFile(path, YearReader.read(text(path))))
                .toList();
    }

    private static List<Path> yaml(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new Stopped("The folder " + folder + " cannot be read: see whom it belongs to.");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException notUtf8) {
            throw new Stopped("The file " + file + " is not written in UTF-8: save it in that encoding.");
        } catch (IOException unreadable) {
            throw new Stopped("The file " + file + " cannot be read: see whom it belongs to.");
        }
    }
}
