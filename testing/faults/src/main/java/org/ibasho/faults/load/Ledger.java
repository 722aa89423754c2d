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
 * What the clients know, on disk: an order is written down and forced to the disk before it is sent, its acknowledgement as
 * soon as it has come. Whatever dies, this is what was promised.
 */
public final class Ledger implements AutoCloseable {

    private final Path path;
    private final FileChannel file;
    private final AtomicInteger acknowledgements = new AtomicInteger();

    public Ledger(Path path) {
        this.path = path;
        try {
            this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    void sent(Order order) {
        append("sent %s %s %d%n".formatted(order.commandId(), order.streamId(), order.amount()));
    }

    void acknowledged(Order order, long version) {
        append("acknowledged %s %d%n".formatted(order.commandId(), version));
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

    /** How often an acknowledgement has come so far. */
    public int acknowledgements() {
        return acknowledgements.get();
    }

    /** What the disk says. */
    public Entries read() {
        Map<String, Order> sent = new LinkedHashMap<>();
        Map<String, Set<Long>> acknowledged = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(path)) {
                String[] words = line.split(" ", -1);
                if (words[0].equals("sent")) {
                    sent.put(words[1], new Order(words[2], words[1], Integer.parseInt(words[3])));
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
     * @param sent what may have been carried out, by command id
     * @param acknowledged what must have been, by command id: the versions that it was told, which should be one
     */
    public record Entries(Map<String, Order> sent, Map<String, Set<Long>> acknowledged) {}
}
