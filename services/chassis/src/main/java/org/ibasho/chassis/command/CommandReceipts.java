package org.ibasho.chassis.command;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What has been done under which key. The note is written in the command's own transaction, before the decision: of two
 * that come at once under one key, the second waits for the first and finds its receipt.
 */
final class CommandReceipts {

    private final JdbcClient jdbc;

    CommandReceipts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the key for this transaction.
     *
     * @return the receipt, if the request was carried out before
     * @throws KeyReused if the key came with another request before
     */
    Optional<Receipt> take(IdempotencyKey key, String request) {
        String id = hash(key.scope() + '\n' + key.value());
        String fingerprint = hash(request);
        int taken = jdbc.sql("""
                insert into command_receipt (key_hash, fingerprint) values (?, ?) on conflict do nothing
                """).param(id).param(fingerprint).update();
        return taken == 1 ? Optional.empty() : Optional.of(earlier(id, fingerprint));
    }

    private Receipt earlier(String id, String fingerprint) {
        return jdbc.sql("select fingerprint, stream_id, version from command_receipt where key_hash = ?")
                .param(id)
                .query((row, n) -> {
                    if (!fingerprint.equals(row.getString("fingerprint"))) {
                        throw new KeyReused();
                    }
                    return new Receipt(row.getString("stream_id"), row.getLong("version"));
                })
                .single();
    }

    /** Notes the receipt of the key that this transaction has taken. */
    void keep(IdempotencyKey key, Receipt receipt) {
        jdbc.sql("update command_receipt set stream_id = ?, version = ? where key_hash = ?")
                .param(receipt.streamId())
                .param(receipt.version())
                .param(hash(key.scope() + '\n' + key.value()))
                .update();
    }

    /** A key may contain anything that a client typed, so only its hash is kept. */
    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
