package org.ibasho.testing.servers.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ibasho.testing.servers.process.ServerFailure;

/**
 * How a program that refuses to run as root is run all the same. For everybody but root there is nothing to do. For
 * root it runs in a user namespace of its own, where root is nobody yet still owns its files; where namespaces are
 * forbidden (some containers) it runs as the user {@code nobody}, who is then given the files.
 */
enum UnprivilegedUser {
    ALREADY(""),
    NAMESPACE("unshare -U"),
    NOBODY("setpriv --reuid=65534 --regid=65534 --clear-groups");

    private static final int NOBODY_ID = 65534;

    private final String prefix;

    UnprivilegedUser(String prefix) {
        this.prefix = prefix;
    }

    static UnprivilegedUser forThisProcess() {
        if (!System.getProperty("user.name").equals("root")) {
            return ALREADY;
        }
        return Stream.of(NAMESPACE, NOBODY)
                .filter(way -> works(way.command(List.of("true"))))
                .findFirst()
                .orElseThrow(() -> new ServerFailure(
                        "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here:"
                                + " run this as another user."));
    }

    /** The command that runs the given one as that user, without a process in between. */
    List<String> command(List<String> command) {
        return Stream.concat(Stream.of(prefix.split(" ")).filter(word -> !word.isEmpty()), command.stream())
                .toList();
    }

    /** Makes that user the owner of everything in the folder. */
    void own(Path folder) {
        if (this == ALREADY || !Files.exists(folder)) {
            return;
        }
        int owner = this == NOBODY ? NOBODY_ID : 0;
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (!Files.getAttribute(path, "unix:uid").equals(owner)) {
                    Files.setAttribute(path, "unix:uid", owner);
                }
            }
        } catch (IOException failure) {
            throw new ServerFailure(
                    "PostgreSQL's data folder could not be given to its user: " + failure.getMessage() + ".", failure);
        }
    }

    private static boolean works(List<String> command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
