package org.ibasho.faults.injection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Wrong clocks by libfaketime (Debian package faketime). The offset is constant, so waits take as long as ever. */
public final class FakeClock {

    private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

    private FakeClock() {}

    /** Whether this machine has the library. */
    public static boolean isAvailable() {
        return library().isPresent();
    }

    static Map<String, String> offsetBy(String offset) {
        return Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME",
                offset,
                // libfaketime leaves the files' times alone, or the JVM would reject the AOT cache
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
