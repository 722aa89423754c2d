package org.ibasho.attacks.everyday.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has a Java program collect its garbage, and reads what is left. */
final class LiveHeap {

    private static final Pattern USED =
            Pattern.compile("(?m)^\\s*(?:DefNew|Tenured|garbage-first heap)\\b.*? used (\\d+)K");
    private static final int KIB = 1024;
    private static final int SECONDS = 20;

    private final Path commands;

    LiveHeap() {
        try {
            commands = Files.createTempFile("live-heap", ".txt");
            commands.toFile().deleteOnExit();
            Files.writeString(commands, "GC.run\nGC.heap_info\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Empty if the process has ended meanwhile, or is no Java program. */
    OptionalLong of(long pid) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            "-J-Xmx32m",
                            "-J-XX:TieredStopAtLevel=1",
                            "-J-XX:+UseSerialGC",
                            Long.toString(pid),
                            "-f",
                            commands.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return jcmd.waitFor(SECONDS, TimeUnit.SECONDS) && jcmd.exitValue() == 0
                    ? used(printed)
                    : OptionalLong.empty();
        } catch (IOException ended) {
            return OptionalLong.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return OptionalLong.empty();
        }
    }

    /** The bytes in use by all parts of the heap. */
    static OptionalLong used(String printed) {
        Matcher found = USED.matcher(printed);
        long used = 0;
        while (found.find()) {
            used += Long.parseLong(found.group(1)) * KIB;
        }
        return used == 0 ? OptionalLong.empty() : OptionalLong.of(used);
    }
}
