package org.ibasho.chassis.accesslog.witness;

import java.util.List;
import org.ibasho.chassis.accesslog.merkle.SignedNote;
import org.ibasho.chassis.accesslog.merkle.TreeHash;

/**
 * Asks a witness to cosign a head, in the form of C2SP tlog-witness: a line {@code old SIZE}, the hashes of the
 * consistency proof, an empty line, the signed checkpoint.
 *
 * @param oldSize the size from which the proof starts: what the witness was seen to know
 */
record AddCheckpoint(long oldSize, List<TreeHash> proof, SignedNote note) {

    private static final String OLD = "old ";
    private static final int LONGEST_PROOF = 63;

    AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /** @throws IllegalArgumentException if the text is something else */
    static AddCheckpoint parse(String text) {
        int end = text.indexOf("\n\n");
        if (end < 0 || !text.startsWith(OLD)) {
            throw new IllegalArgumentException("no request to add a checkpoint");
        }
        List<String> lines = text.substring(0, end).lines().toList();
        if (lines.size() > 1 + LONGEST_PROOF) {
            throw new IllegalArgumentException("a proof has at most " + LONGEST_PROOF + " hashes");
        }
        return new AddCheckpoint(
                Long.parseLong(lines.getFirst().substring(OLD.length())),
                lines.subList(1, lines.size()).stream().map(TreeHash::parse).toList(),
                SignedNote.parse(text.substring(end + 2)));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(hash -> text.append(hash).append('\n'));
        return text.append('\n').append(note).toString();
    }
}
