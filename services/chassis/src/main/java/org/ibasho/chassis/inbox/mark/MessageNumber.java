package org.ibasho.chassis.inbox.mark;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * The number of a message among those of its topic and subject, as its publisher gave it.
 *
 * @param era the publisher's era when it sent the message
 * @param eraStart the last number of earlier eras that is valid in this one
 */
public record MessageNumber(int era, long sequence, long eraStart) {

    /**
     * Reads a message's number. A message that others have sent has none, or one that is not about its key: it is
     * recognised by its id only.
     */
    public static Optional<MessageNumber> of(ConsumerRecord<String, byte[]> message) {
        long era = natural(header(message, "ce_era"));
        long sequence = natural(header(message, "ce_sequence"));
        long eraStart = natural(header(message, "ce_erastart"));
        String subject = header(message, "ce_subject");
        return era < 1 || era > Integer.MAX_VALUE || sequence < 1 || eraStart < 0 || !subject.equals(message.key())
                ? Optional.empty()
                : Optional.of(new MessageNumber((int) era, sequence, eraStart));
    }

    private static long natural(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException otherwise) {
            return -1;
        }
    }

    private static String header(ConsumerRecord<String, byte[]> message, String name) {
        @Nullable Header header = message.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
