package org.ibasho.benchmarks.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of the servers' data: on the project's disk, because a temporary folder may be in memory. */
public final class RunFolder implements AutoCloseable {

    private static final int SYNCS = 200;
    private static final int PAGE = 8192;

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /** Creates a new folder. */
    public static RunFolder in(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new RunFolder(Files.createTempDirectory(parent, "run-"));
    }

    public Path path() {
        return path;
    }

    /** The median time of a sync of 8 KB, in milliseconds. */
    public double syncMillis() throws IOException {
        Path file = path.resolve("sync");
        long[] nanos = new long[SYNCS];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < SYNCS; i++) {
                long begun = System.nanoTime();
                channel.write(ByteBuffer.allocate(PAGE), (long) i % 16 * PAGE);
                channel.force(false);
                nanos[i] = System.nanoTime() - begun;
            }
        } finally {
            Files.deleteIfExists(file);
        }
        Arrays.sort(nanos);
        return nanos[SYNCS / 2] / 1e6;
    }

    @Override
    public void close() {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(path)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path one : all) {
                Files.deleteIfExists(one);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
