package org.ibasho.faults.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Wrong clocks, with libfaketime (Debian's package faketime). All clocks are off alike: waiting takes as long as ever. */
public final class Clocks {

    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private Clocks() {}

    /** Whether this machine has the library. */
    public static boolean canBeWrong() {
        return library().isPresent();
    }

    static Map<String, String> wrongBy(String offset) {
        return Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME",
                offset,
                // the times of files stay what they are, or the AOT cache would seem to belong to other jars
                "NO_FAKE_STAT",
                "1");
    }

    private static Optional<Path> library() {
        try (Stream<Path> architectures = Files.list(Path.of("/usr/lib"))) {
            return Stream.concat(Stream.of(Path.of("/usr/lib")), architectures)
                    .map(folder -> folder.resolve(LIBRARY))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
