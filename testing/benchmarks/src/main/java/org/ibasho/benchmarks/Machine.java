package org.ibasho.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The machine of a measurement.
 *
 * @param syncMillis how long the disk takes to sync 8 KB
 */
record Machine(String processor, int cores, long memoryGib, String system, String java, double syncMillis) {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final int GIB_BITS = 30;

    static Machine here(double syncMillis) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                processorName(),
                system.getAvailableProcessors(),
                Math.round((double) system.getTotalMemorySize() / (1L << GIB_BITS)),
                "%s %s".formatted(system.getName(), system.getVersion()),
                Runtime.version().toString(),
                syncMillis);
    }

    String described() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %d GiB; %s; Java %s;%n"
                        + "a write of 8 KB is safe on the disk after %.2f ms (fdatasync, median).",
                processor,
                cores,
                memoryGib,
                system,
                java,
                syncMillis);
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException unknown) {
            return System.getProperty("os.arch");
        }
    }
}
