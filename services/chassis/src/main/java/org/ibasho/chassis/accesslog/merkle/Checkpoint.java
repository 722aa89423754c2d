package org.ibasho.chassis.accesslog.merkle;

import java.util.List;

/**
 * A tree head as C2SP tlog-checkpoint writes it: three lines, and extension lines that are kept unread.
 *
 * @param origin names the log for good
 * @param size the number of leaves
 * @param root the hash of the tree
 */
public record Checkpoint(String origin, long size, TreeHash root) {

    private static final int ORIGIN = 0;
    private static final int SIZE = 1;
    private static final int ROOT = 2;

    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || size < 0) {
            throw new IllegalArgumentException("an origin is one line, a size not negative");
        }
    }

    /** The text that is signed; every line ends in a line feed. */
    public String text() {
        return origin + "\n" + size + "\n" + root + "\n";
    }

    /** @throws IllegalArgumentException if the text is no checkpoint */
    public static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() <= ROOT || !lines.get(SIZE).matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("no checkpoint");
        }
        return new Checkpoint(lines.get(ORIGIN), Long.parseLong(lines.get(SIZE)), TreeHash.parse(lines.get(ROOT)));
    }
}
