package org.ibasho.scheduling.notice.subscription;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The token in the unsubscribe link: the subscription's id and a 128-bit MAC. It is in every mail and is not stored.
 */
@Component
class StopTokens {

    private static final String PURPOSE = "stop";
    private static final int ID_BYTES = 16;
    private static final int CODE_BYTES = 16;

    private final AddressKeys keys;

    StopTokens(AddressKeys keys) {
        this.keys = keys;
    }

    String of(UUID subscription) {
        byte[] id = AddressKeys.bytes(subscription);
        byte[] code = keys.codes(PURPOSE, id).getFirst();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(ID_BYTES + CODE_BYTES)
                        .put(id)
                        .put(code, 0, CODE_BYTES)
                        .array());
    }

    /** The id of the subscription; empty if the token is not ours. */
    Optional<UUID> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (bytes.length != ID_BYTES + CODE_BYTES) {
            return Optional.empty();
        }
        byte[] id = Arrays.copyOf(bytes, ID_BYTES);
        byte[] code = Arrays.copyOfRange(bytes, ID_BYTES, bytes.length);
        boolean ours = keys.codes(PURPOSE, id).stream()
                .anyMatch(made -> MessageDigest.isEqual(Arrays.copyOf(made, CODE_BYTES), code));
        ByteBuffer read = ByteBuffer.wrap(id);
        return ours ? Optional.of(new UUID(read.getLong(), read.getLong())) : Optional.empty();
    }
}
