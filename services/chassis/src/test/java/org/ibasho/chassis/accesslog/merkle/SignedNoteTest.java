package org.ibasho.chassis.accesslog.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class SignedNoteTest {

    /** The example of Go's signed notes, which others verify. */
    private static final String KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String NOTE = """
        If you think cryptography is the answer to your problem,
        then you don't know what your problem is.

        \u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
        """;

    private final SigningKey key = SigningKey.generate("ibasho.example/access-log");
    private final Checkpoint head = new Checkpoint("ibasho.example/access-log", 7, TreeHash.leaf(new byte[] {7}));

    @Test
    void a_known_note_verifies_and_is_written_as_it_was_read() {
        SignedNote note = SignedNote.parse(NOTE);

        assertThat(VerifierKey.parse(KEY).verifies(note)).isTrue();
        assertThat(VerifierKey.parse(KEY)).hasToString(KEY);
        assertThat(note).hasToString(NOTE);
    }

    @Test
    void a_known_note_with_another_text_does_not_verify() {
        assertThat(VerifierKey.parse(KEY).verifies(SignedNote.parse(NOTE.replace("don't", "do"))))
                .isFalse();
    }

    @Test
    void a_checkpoint_comes_back_from_its_signed_note() {
        SignedNote read = SignedNote.parse(key.sign(head.text()).toString());

        assertThat(key.verifier().verifies(read)).isTrue();
        assertThat(Checkpoint.parse(read.text())).isEqualTo(head);
    }

    @Test
    void a_signature_of_another_key_of_the_same_name_does_not_verify() {
        SigningKey other = SigningKey.generate("ibasho.example/access-log");

        assertThat(key.verifier().verifies(other.sign(head.text()))).isFalse();
    }

    @Test
    void a_cosignature_is_no_signature_and_the_other_way_round() {
        SigningKey witness = SigningKey.generate("centre.example/witness");
        SignedNote cosigned = witness.cosign(key.sign(head.text()), 1_800_000_000L);
        SignedNote read = SignedNote.parse(cosigned.toString());

        assertThat(witness.verifier().cosignedAt(read)).isPresent();
        assertThat(witness.verifier().verifies(read)).isFalse();
        assertThat(key.verifier().verifies(read)).isTrue();
        assertThat(key.verifier().cosignedAt(read)).isEmpty();
    }

    @Test
    void a_signing_key_comes_back_from_what_it_was_written_as() {
        SigningKey read = SigningKey.parse(key.written());

        assertThat(key.verifier().verifies(read.sign("text\n"))).isTrue();
    }

    @Test
    void halves_of_two_keys_are_no_key() {
        List<String> mine = key.written().lines().toList();
        List<String> others = SigningKey.generate("ibasho.example/access-log")
                .written()
                .lines()
                .toList();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SigningKey.parse(mine.getFirst() + "\n" + others.getLast() + "\n"));
    }

    @Test
    void what_is_malformed_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse("a\n\nno signature\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> SignedNote.parse("a\n\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("origin\n-1\n" + head.root() + "\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("origin\n07\n" + head.root() + "\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("origin\n7\nAAAA\n"));
        assertThatIllegalArgumentException().isThrownBy(() -> VerifierKey.parse(KEY.replace("c74f20a3", "c74f20a4")));
    }
}
