package org.ibasho.chassis.accesslog.entry;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoField;

/**
 * An entry as it is stored.
 *
 * @param process that wrote it, see {@link org.ibasho.chassis.instance.Instance#process}
 * @param number among the entries of its process, from 1 on
 * @param at when, in whole microseconds
 * @param kind the name of an {@link EntryKind}, as it is stored
 * @param sealed what it says, sealed; unreadable once its key is destroyed
 */
public record Entry(
        String process, long number, Instant at, String request, String subject, String kind, String sealed) {

    /** Says how the rest of a leaf is made up. */
    private static final byte VERSION = 1;

    /** The content of the entry's leaf. Lengths stand before texts, so that no two entries have the same. */
    public byte[] leaf() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream leaf = new DataOutputStream(bytes)) {
            leaf.writeByte(VERSION);
            write(leaf, process);
            leaf.writeLong(number);
            leaf.writeLong(at.getEpochSecond());
            leaf.writeInt(at.get(ChronoField.MICRO_OF_SECOND));
            write(leaf, request);
            write(leaf, subject);
            write(leaf, kind);
            write(leaf, sealed);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream leaf, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        leaf.writeInt(bytes.length);
        leaf.write(bytes);
    }
}
