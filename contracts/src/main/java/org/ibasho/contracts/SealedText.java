package org.ibasho.contracts;

/**
 * A text for one recipient, sealed to its public key by HPKE in base mode (RFC 9180). The plaintext is the text as a
 * JSON string in UTF-8, filled up with blanks to a multiple of 32 bytes. HPKE's {@code info} is, in UTF-8 and separated
 * by line feeds, the CloudEvents type, the subject and the component's name: elsewhere the text cannot be opened.
 *
 * @param keyId the recipient's key (UUID), from {@code recipient-key-published.v1}
 * @param ciphertext the encapsulated key (32 bytes), then the ciphertext; base64url without padding
 */
public record SealedText(String keyId, String ciphertext) {}
