package org.ibasho.local.launcher.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only its owner can read and that readers see whole or not at all. */
public final class PrivateFile {

    private PrivateFile() {}

    /** Replaces the file's text. */
    public static void write(Path file, String text) {
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path unfinished = Files.createTempFile(
                    folder,
                    file.getFileName() + "-",
                    "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, text);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw LaunchFailure.of(file + " cannot be written (" + failure.getMessage() + ").");
        }
    }

    /** Removes the file if it is there. */
    public static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw LaunchFailure.of(file + " cannot be removed (" + failure.getMessage() + "): remove it by hand.");
        }
    }
}
