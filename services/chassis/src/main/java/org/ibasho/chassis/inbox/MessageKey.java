package org.ibasho.chassis.inbox;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A topic and a key: their messages keep their order.
 *
 * @param key as the database can hold it, whatever somebody has sent: without NUL and of a length that an index takes
 */
record MessageKey(String topic, String key) {

    private static final int LONGEST = 200;
    private static final int KEPT = 100;

    /** They differ each time that the same message is sent. */
    private static final Set<String> OF_THE_SENDING = Set.of("traceparent", "tracestate", "baggage");

    static MessageKey of(ConsumerRecord<String, byte[]> message) {
        String key = message.key() == null ? "" : message.key().replace("\0", "");
        return new MessageKey(
                message.topic(), key.length() <= LONGEST ? key : key.substring(0, KEPT) + '#' + hash(bytes(key)));
    }

    /** The message's id, or else a hash of its content: however often it comes, it is the same message. */
    static UUID identity(ConsumerRecord<String, byte[]> message) {
        return InboundMessage.id(message).orElseGet(() -> hash(content(message)));
    }

    private static byte[] content(ConsumerRecord<String, byte[]> message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(out, bytes(message.key() == null ? "" : message.key()));
            write(out, message.value());
            for (Header header : StreamSupport.stream(message.headers().spliterator(), false)
                    .filter(header -> !OF_THE_SENDING.contains(header.key()))
                    .sorted(Comparator.comparing(Header::key))
                    .toList()) {
                write(out, bytes(header.key()));
                write(out, header.value());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, byte @Nullable [] part) throws IOException {
        out.writeInt(part == null ? -1 : part.length);
        out.write(part == null ? new byte[0] : part);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static UUID hash(byte[] content) {
        return UUID.nameUUIDFromBytes(content);
    }
}
