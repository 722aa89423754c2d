package org.ibasho.chassis.accesslog.merkle;

import java.util.List;

/**
 * A tree head as C2SP tlog-checkpoint writes it: three lines, and an extension line if entries have expired.
 *
 * @param origin names the log for good
 * @param size the number of leaves
 * @param root the hash of the tree
 * @param expired entries of leaves before this one may have been removed, because their term of keeping has ended
 */
public record Checkpoint(String origin, long size, TreeHash root, long expired) {

    private static final int ORIGIN = 0;
    private static final int SIZE = 1;
    private static final int ROOT = 2;
    private static final String NUMBER = "0|[1-9][0-9]{0,17}";
    private static final String EXPIRED = "expired ";

    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || size < 0) {
            throw new IllegalArgumentException("an origin is one line, a size not negative");
        }
        if (expired < 0 || expired > size) {
            throw new IllegalArgumentException("of the leaves of a tree, some may have expired");
        }
    }

    /** The head of a tree of which nothing has expired. */
    public Checkpoint(String origin, long size, TreeHash root) {
        this(origin, size, root, 0);
    }

    /** The text that is signed; every line ends in a line feed. */
    public String text() {
        String text = origin + "\n" + size + "\n" + root + "\n";
        return expired == 0 ? text : text + EXPIRED + expired + "\n";
    }

    /** @throws IllegalArgumentException if the text is no checkpoint */
    public static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() <= ROOT || !lines.get(SIZE).matches(NUMBER)) {
            throw new IllegalArgumentException("no checkpoint");
        }
        return new Checkpoint(
                lines.get(ORIGIN),
                Long.parseLong(lines.get(SIZE)),
                TreeHash.parse(lines.get(ROOT)),
                expired(lines.subList(ROOT + 1, lines.size())));
    }

    /** Other extension lines are kept unread. */
    private static long expired(List<String> extensions) {
        return extensions.stream()
                .filter(line -> line.startsWith(EXPIRED))
                .map(line -> line.substring(EXPIRED.length()))
                .filter(number -> number.matches(NUMBER))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
