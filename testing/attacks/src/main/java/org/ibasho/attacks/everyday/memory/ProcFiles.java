package org.ibasho.attacks.everyday.memory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Linux says of processes. */
final class ProcFiles {

    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+)");
    private static final Pattern SHARED = Pattern.compile("(?m)^RssShmem:\\s+(\\d+)");
    private static final Pattern THREADS = Pattern.compile("(?m)^Threads:\\s+(\\d+)");
    private static final int KIB = 1024;

    private ProcFiles() {}

    /** A process and all that it started. Shared buffers are left out: they fill up once, and several map them. */
    static Map<Measure, Long> of(ProcessHandle process) {
        long resident = 0;
        long threads = 0;
        long files = 0;
        for (ProcessHandle one :
                Stream.concat(Stream.of(process), process.descendants()).toList()) {
            String status = read(one.pid());
            resident += number(status, RESIDENT) - number(status, SHARED);
            threads += number(status, THREADS);
            files += files(one.pid());
        }
        return Map.of(Measure.RESIDENT, resident * KIB, Measure.THREADS, threads, Measure.FILES, files);
    }

    private static String read(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/status"));
        } catch (IOException ended) {
            return "";
        }
    }

    private static long files(long pid) {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return open.count();
        } catch (IOException ended) {
            return 0;
        }
    }

    private static long number(String status, Pattern pattern) {
        Matcher found = pattern.matcher(status);
        return found.find() ? Long.parseLong(found.group(1)) : 0;
    }
}
