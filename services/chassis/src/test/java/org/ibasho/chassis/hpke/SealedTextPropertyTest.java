package org.ibasho.chassis.hpke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ibasho.contracts.SealedText;
import org.ibasho.contracts.catalogue.ContractType;

/** A sealed text is opened by its recipient, in its place, and nowhere else. */
class SealedTextPropertyTest {

    private static final int TRIES = 200;
    private static final RecipientKeyPair PAIR =
            RecipientKeyPair.generate(UUID.randomUUID().toString());
    private static final MessagePart PART =
            new MessagePart(ContractType.DISPATCH_REPLIED_V2, "0193a1b2-0000-7000-8000-000000000001", "counsellor");

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().ofMaxLength(200).filter(SealedTextPropertyTest::isWellFormed);
    }

    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @Provide
    Arbitrary<MessagePart> parts() {
        return Arbitraries.of(ContractType.class)
                .flatMap(type -> Arbitraries.of("counsellor", "reason", "name")
                        .flatMap(component -> Arbitraries.longs()
                                .between(1, 3)
                                .map(subject -> new MessagePart(
                                        type, new UUID(0x0193a1b200007000L, subject).toString(), component))));
    }

    @Property(tries = TRIES)
    void the_recipient_opens_what_was_sealed(@ForAll("texts") String text, @ForAll("parts") MessagePart part) {
        SealedText sealed = PAIR.publicKey().seal(part, text);

        assertThat(PAIR.open(part, sealed)).contains(text);
        assertThat(sealed.keyId()).isEqualTo(PAIR.publicKey().id());
        assertThat(sealed.ciphertext()).matches("[A-Za-z0-9_-]{107,}");
    }

    @Property(tries = TRIES)
    void a_text_that_was_moved_to_another_type_subject_or_component_is_unreadable(
            @ForAll("parts") MessagePart from, @ForAll("parts") MessagePart to) {
        SealedText sealed = PAIR.publicKey().seal(from, "専門相談員 佐藤");

        assertThat(PAIR.open(to, sealed).isPresent()).isEqualTo(from.equals(to));
    }

    @Property(tries = TRIES)
    void a_text_in_which_a_byte_was_changed_is_unreadable(
            @ForAll @IntRange(max = 79) int at, @ForAll @IntRange(min = 1, max = 255) int change) {
        byte[] bytes =
                Base64.getUrlDecoder().decode(PAIR.publicKey().seal(PART, "佐藤").ciphertext());
        bytes[at] ^= (byte) change;
        SealedText altered = new SealedText(
                PAIR.publicKey().id(), Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));

        // of the last bit of an X25519 point, nothing is used in the exchange, but all of it is in HPKE's key
        assertThat(PAIR.open(PART, altered)).isEmpty();
    }

    @Example
    void nobody_else_opens_it_and_what_is_no_ciphertext_is_unreadable() {
        RecipientKeyPair other = RecipientKeyPair.generate(UUID.randomUUID().toString());

        assertThat(other.open(PART, PAIR.publicKey().seal(PART, "佐藤"))).isEmpty();
        assertThat(PAIR.open(PART, new SealedText(PAIR.publicKey().id(), ""))).isEmpty();
        assertThat(PAIR.open(PART, new SealedText(PAIR.publicKey().id(), "佐藤"))).isEmpty();
    }

    @Example
    void the_same_text_is_sealed_differently_each_time_and_its_length_hidden() {
        SealedText sealed = PAIR.publicKey().seal(PART, "佐藤");

        assertThat(PAIR.publicKey().seal(PART, "佐藤")).isNotEqualTo(sealed);
        assertThat(PAIR.publicKey().seal(PART, "専門相談員 佐藤").ciphertext()).hasSameSizeAs(sealed.ciphertext());
    }

    @Example
    void a_pair_that_was_stored_opens_the_same_and_another_private_key_is_refused() {
        RecipientKeyPair stored = RecipientKeyPair.of(PAIR.publicKey(), PAIR.privateKey());
        byte[] others = RecipientKeyPair.generate(PAIR.publicKey().id()).privateKey();

        assertThat(stored.open(PART, PAIR.publicKey().seal(PART, "佐藤"))).contains("佐藤");
        assertThatIllegalArgumentException().isThrownBy(() -> RecipientKeyPair.of(PAIR.publicKey(), others));
    }

    /** The public key of RFC 7748, 6.1; its SHA-256 is from coreutils. */
    @Example
    void a_fingerprint_is_the_sha_256_of_the_key_in_groups_of_four() {
        assertThat(new RecipientPublicKey("id", "hSDwCYkwp1R0i33ctD73Wg2_Og0mOBr066SpjqqbTmo").fingerprint())
                .isEqualTo("300c 9c96 03b9 2a4b 39ed 3958 bf92 4011 4804 db4f d373 012c 0ca4 7432 d634 25ae");
    }

    @Example
    void a_key_that_is_too_short_or_a_point_of_low_order_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RecipientPublicKey("id", "hSDw"));
        RecipientPublicKey zero = new RecipientPublicKey("id", "A".repeat(43));
        assertThatIllegalArgumentException().isThrownBy(() -> zero.seal(PART, "佐藤"));
    }
}
