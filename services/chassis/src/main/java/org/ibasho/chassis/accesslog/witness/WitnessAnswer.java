package org.ibasho.chassis.accesslog.witness;

import org.ibasho.chassis.accesslog.merkle.SignedNote;

/** What a witness says to a head. */
sealed interface WitnessAnswer {

    /** It is consistent with all before; the note bears the witness's cosignature. */
    record Cosigned(SignedNote note) implements WitnessAnswer {

        @Override
        public String toString() {
            return note.toString();
        }
    }

    /** The proof starts elsewhere than where the witness is: send one from there. */
    record Knows(long size) implements WitnessAnswer {

        private static final String TEXT = "size ";

        @Override
        public String toString() {
            return TEXT + size + "\n";
        }
    }

    /** @throws IllegalArgumentException if the text is neither */
    static WitnessAnswer parse(String text) {
        if (text.startsWith(Knows.TEXT)) {
            return new Knows(Long.parseLong(text.strip().substring(Knows.TEXT.length())));
        }
        return new Cosigned(SignedNote.parse(text));
    }
}
