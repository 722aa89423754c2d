package org.ibasho.local.launcher.supervision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How much memory processes take, and how much there is. */
public final class Memory {

    private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d+) kB");
    private static final long UNKNOWN = Long.MAX_VALUE;

    private Memory() {}

    /** Mebibytes of these processes and all that they started; what several of them share counts once. */
    public static long mebibytesOf(Collection<ProcessHandle> processes) {
        return processes.stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .mapToLong(ProcessHandle::pid)
                        .distinct()
                        .map(Memory::kibibytesOf)
                        .sum()
                / 1024;
    }

    /** Mebibytes that programs could still take; a very large number where the system does not say. */
    public static long mebibytesAvailable() {
        long kibibytes = number(Path.of("/proc/meminfo"), AVAILABLE);
        return kibibytes < 0 ? UNKNOWN : kibibytes / 1024;
    }

    private static long kibibytesOf(long pid) {
        long proportional = number(Path.of("/proc/" + pid + "/smaps_rollup"), PSS);
        return proportional < 0 ? residentKibibytesOf(pid) : proportional;
    }

    /** Where there is no such file, as on macOS: shared memory then counts more than once. */
    private static long residentKibibytesOf(long pid) {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            String printed = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            return printed.matches("\\d+") ? Long.parseLong(printed) : 0;
        } catch (IOException noSuchProgram) {
            return 0;
        }
    }

    private static long number(Path file, Pattern pattern) {
        try {
            Matcher found = pattern.matcher(Files.readString(file));
            return found.find() ? Long.parseLong(found.group(1)) : -1;
        } catch (IOException unreadable) {
            return -1;
        }
    }
}
