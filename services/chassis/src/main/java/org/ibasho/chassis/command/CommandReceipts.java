package org.ibasho.chassis.command;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.ibasho.chassis.eventstore.append.CompanionRow;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The receipts of commands, by idempotency key. A receipt is stored in the same statement as the command's events: of
 * two concurrent commands under one key, the second one's statement fails as a whole, and it finds the receipt of the
 * first.
 */
final class CommandReceipts {

    private static final String TABLE = "command_receipt";
    private static final List<String> COLUMNS = List.of("key_hash", "fingerprint", "stream_id", "version");

    private static final MessageDigest SHA_256 = lookUpSha256();

    private final JdbcTemplate jdbc;
    private final RequestFingerprints fingerprints;

    CommandReceipts(JdbcTemplate jdbc, RequestFingerprints fingerprints) {
        this.jdbc = jdbc;
        this.fingerprints = fingerprints;
    }

    /**
     * The receipt of an earlier request under a key.
     *
     * @throws KeyReused if that was another request
     */
    Optional<Receipt> find(IdempotencyKey key, String request) {
        UUID fingerprint = fingerprints.of(key, request);
        return jdbc
                .query(
                        "select fingerprint, stream_id, version from command_receipt where key_hash = ?",
                        (row, n) -> {
                            if (!fingerprint.equals(row.getObject("fingerprint", UUID.class))) {
                                throw new KeyReused();
                            }
                            return new Receipt(row.getString("stream_id"), row.getLong("version"));
                        },
                        hash(key))
                .stream()
                .findFirst();
    }

    /** The row that says so, to be stored with the command's events. */
    CompanionRow row(IdempotencyKey key, String request, Receipt receipt) {
        return new CompanionRow(
                TABLE,
                COLUMNS,
                List.of(
                        hash(key),
                        fingerprints.of(key, request),
                        UUID.fromString(receipt.streamId()),
                        receipt.version()));
    }

    /** Stores a row by itself, for a command that had nothing to change. */
    void store(CompanionRow row) {
        jdbc.update(row.insert(), row.values().toArray());
    }

    /** The first half of the SHA-256 hash: a key may contain anything that a client typed, so it is not kept itself. */
    private static UUID hash(IdempotencyKey key) {
        String text = key.scope() + '\n' + key.value();
        ByteBuffer digest = ByteBuffer.wrap(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
        return new UUID(digest.getLong(), digest.getLong());
    }

    /** A copy, which is cheaper than looking the algorithm up each time. */
    private static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA_256.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static MessageDigest lookUpSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
