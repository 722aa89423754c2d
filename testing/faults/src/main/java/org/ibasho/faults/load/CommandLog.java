package org.ibasho.faults.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The commands of the clients and their acknowledgements, on disk. A client forces a command to the disk before it
 * sends it, and the acknowledgement as soon as it arrives. Whatever is killed, this file says what was acknowledged.
 */
public final class CommandLog implements AutoCloseable {

    private final Path path;
    private final FileChannel file;
    private final AtomicInteger acknowledgements = new AtomicInteger();

    public CommandLog(Path path) {
        this.path = path;
        try {
            this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void sent(SentCommand command) {
        append("sent %s %s %d%n".formatted(command.commandId(), command.streamId(), command.amount()));
    }

    void acknowledged(SentCommand command, long version) {
        append("acknowledged %s %d%n".formatted(command.commandId(), version));
        acknowledgements.incrementAndGet();
    }

    private synchronized void append(String line) {
        try {
            file.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
            file.force(false);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The number of acknowledgements so far. */
    public int acknowledgements() {
        return acknowledgements.get();
    }

    /** Reads the file. */
    public Entries read() {
        Map<String, SentCommand> sent = new LinkedHashMap<>();
        Map<String, Set<Long>> acknowledged = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(path)) {
                String[] words = line.split(" ", -1);
                if (words[0].equals("sent")) {
                    sent.put(words[1], new SentCommand(words[2], words[1], Integer.parseInt(words[3])));
                } else {
                    acknowledged
                            .computeIfAbsent(words[1], id -> new TreeSet<>())
                            .add(Long.parseLong(words[2]));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Entries(sent, acknowledged);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * @param sent the commands that may have been carried out, by command id
     * @param acknowledged the versions in the acknowledgements of each command, by command id: each must be stored,
     *     once
     */
    public record Entries(Map<String, SentCommand> sent, Map<String, Set<Long>> acknowledged) {}
}
