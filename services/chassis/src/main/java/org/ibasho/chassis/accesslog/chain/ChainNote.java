package org.ibasho.chassis.accesslog.chain;

import java.util.List;
import java.util.Optional;
import org.ibasho.chassis.accesslog.entry.ChainHead;
import org.ibasho.chassis.accesslog.merkle.SignedNote;
import org.ibasho.chassis.accesslog.merkle.SigningKey;
import org.ibasho.chassis.accesslog.merkle.TreeHash;
import org.ibasho.chassis.accesslog.merkle.VerifierKey;

/**
 * A chain head as it travels: a note of four lines, signed with the key of the log. Its first line is the log's origin
 * with an ending, so that it is never taken for a checkpoint.
 */
public final class ChainNote {

    private static final String ENDING = "/chain";
    private static final int LINES = 4;
    private static final int PROCESS = 1;
    private static final int NUMBER = 2;
    private static final int HASH = 3;
    private static final int LONGEST_PROCESS = 220;

    private ChainNote() {}

    /** The signed note of a head. */
    public static SignedNote of(ChainHead head, SigningKey key) {
        return key.sign(String.join(
                        "\n",
                        key.verifier().name() + ENDING,
                        head.process(),
                        Long.toString(head.number()),
                        head.hash().toString())
                + "\n");
    }

    /** Whether a note is meant to be one of a chain, and not a checkpoint. */
    public static boolean isOne(String note) {
        return note.lines().findFirst().filter(line -> line.endsWith(ENDING)).isPresent();
    }

    /**
     * The head in a note; empty if the note is of another log or not signed with this key.
     *
     * @throws IllegalArgumentException if it is no note of a chain head
     */
    public static Optional<ChainHead> read(SignedNote note, VerifierKey key) {
        List<String> lines = note.text().lines().toList();
        if (lines.size() != LINES
                || lines.get(PROCESS).isEmpty()
                || lines.get(PROCESS).length() > LONGEST_PROCESS) {
            throw new IllegalArgumentException("no head of a chain");
        }
        ChainHead head =
                new ChainHead(lines.get(PROCESS), Long.parseLong(lines.get(NUMBER)), TreeHash.parse(lines.get(HASH)));
        return lines.getFirst().equals(key.name() + ENDING) && key.verifies(note)
                ? Optional.of(head)
                : Optional.empty();
    }
}
