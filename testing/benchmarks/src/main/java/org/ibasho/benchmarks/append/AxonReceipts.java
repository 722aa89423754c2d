package org.ibasho.benchmarks.append;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.ibasho.chassis.command.Receipt;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stores a command's receipt in the transaction of its events, in a table like ours. As with us, nothing is looked up
 * for a command that comes for the first time: a second one fails at the unique key, and its events with it.
 */
record AxonReceipts(JdbcTemplate jdbc) implements MessageHandlerInterceptor<CommandMessage<?>> {

    static final String TABLE = "command_receipt";

    /** Metadata of a command. */
    static final String KEY = "idempotencyKey";

    static final String REQUEST = "request";

    private static final String INSERT =
            "insert into command_receipt (key_hash, fingerprint, stream_id, version) values (?, ?, ?, ?)";

    /** Creates the table beside Axon's. */
    static AxonReceipts in(AxonTable axon) {
        axon.define("""
            create table command_receipt (
                key_hash    uuid        primary key,
                fingerprint uuid        not null,
                stream_id   uuid        not null,
                version     bigint      not null,
                taken_at    timestamptz not null default now()
            )
            """, "create index on command_receipt using brin (taken_at) with (pages_per_range = 16)");
        return new AxonReceipts(new JdbcTemplate(axon.pool()));
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain) throws Exception {
        Receipt receipt = (Receipt) chain.proceed();
        UUID key = hash(text(work, KEY));
        UUID request = hash(text(work, REQUEST));
        work.onPrepareCommit(
                _ -> jdbc.update(INSERT, key, request, UUID.fromString(receipt.streamId()), receipt.version()));
        return receipt;
    }

    private static String text(UnitOfWork<? extends CommandMessage<?>> work, String name) {
        return Objects.requireNonNull((String) work.getMessage().getMetaData().get(name), name);
    }

    private static UUID hash(String text) {
        try {
            ByteBuffer digest =
                    ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
            return new UUID(digest.getLong(), digest.getLong());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
