package org.ibasho.contracts.scheduling;

import java.time.OffsetDateTime;
import org.ibasho.contracts.ContractEvent;
import org.ibasho.contracts.SealedText;

/**
 * A service that receives sealed messages ({@link SealedText}) has a new public key. Senders use the key with the
 * highest number from then on. The private key of the one before is destroyed 30 days later.
 *
 * @param recipientId the recipient (UUID), the same for all of its keys
 * @param recipient the recipient's name as a code, such as {@code scheduling}
 * @param number the number of the key among those of the recipient, from 1 on; may leave numbers out
 * @param keyId the key (UUID), as {@link SealedText#keyId()} names it
 * @param suite the HPKE suite (RFC 9180) as a code; a sender that does not know it keeps the key before
 * @param publicKey the public key: 32 bytes of X25519 (RFC 7748), base64url without padding
 * @param fingerprint SHA-256 of these 32 bytes in lower-case hexadecimal, in groups of four
 * @param madeAt when the key was made
 */
public record RecipientKeyPublishedV1(
        String recipientId,
        String recipient,
        int number,
        String keyId,
        String suite,
        String publicKey,
        String fingerprint,
        OffsetDateTime madeAt)
        implements ContractEvent {

    @Override
    public String subject() {
        return recipientId;
    }
}
