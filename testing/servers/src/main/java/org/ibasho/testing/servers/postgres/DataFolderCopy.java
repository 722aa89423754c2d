package org.ibasho.testing.servers.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.ibasho.testing.servers.process.Folders;

/** Copies the data of a running server, which has been told that a backup is being made of it. */
final class DataFolderCopy {

    private static final String WRITE_AHEAD_LOG = "pg_wal";

    /** They belong to the running process. */
    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");

    private DataFolderCopy() {}

    /** Everything but the write-ahead log, which has to be copied after the end of the backup. */
    static void copy(Path from, Path to) throws IOException {
        Folders.createPrivately(to);
        walk(from, to, from.resolve(WRITE_AHEAD_LOG));
    }

    static void copyLog(Path from, Path to) throws IOException {
        walk(from.resolve(WRITE_AHEAD_LOG), to.resolve(WRITE_AHEAD_LOG), Path.of(""));
    }

    private static void walk(Path from, Path to, Path without) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Folders.createPrivately(to.resolve(from.relativize(folder)));
                return folder.equals(without) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!LEFT_OUT.contains(file.getFileName().toString())) {
                    copyIfThere(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
    }

    /** A running server removes files, too. */
    private static void copyIfThere(Path file, Path target) throws IOException {
        try {
            Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException removed) {
            Files.deleteIfExists(target);
        }
    }
}
