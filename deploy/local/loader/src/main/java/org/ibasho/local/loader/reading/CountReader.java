package org.ibasho.local.loader.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ibasho.local.loader.word.Door;
import org.ibasho.local.loader.word.Visit;
import org.ibasho.local.loader.word.Who;
import org.ibasho.local.loader.word.Word;
import org.ibasho.local.loader.year.Count;

/**
 * Reads who came: a line for each door and group, such as {@code 会場 本人: [1, 8, 0]}, or 0 alone if nobody did. The door can
 * be left out where there is only one.
 */
record CountReader(List<Door> doors) {

    private static final int MOST = 200;

    /** What the three numbers of a line mean. */
    private static final List<Visit> COLUMNS = List.of(Visit.FIRST, Visit.AGAIN, Visit.UNKNOWN);

    List<Count> read(Node node) {
        if (node instanceof Node.Scalar && node.text().equals("0")) {
            return List.of();
        }
        List<Count> counts = new ArrayList<>();
        Set<Group> seen = new HashSet<>();
        for (Node.Field row : node.mapping()) {
            Group group = group(row);
            if (!seen.add(group)) {
                throw new Wrong(Sentences.twice(row.line(), row.name()));
            }
            counts.addAll(row(group, row.value()));
        }
        return counts;
    }

    private Group group(Node.Field row) {
        String[] words = row.name().strip().split("\\s+", -1);
        Who who = Stream.of(words)
                .flatMap(word -> Word.find(Who.class, word).stream())
                .findFirst()
                .orElse(null);
        Door door = Stream.of(words)
                .flatMap(word -> Word.find(Door.class, word).stream())
                .findFirst()
                .orElse(words.length == 1 && doors.size() == 1 ? doors.getFirst() : null);
        if (who == null || door == null || words.length > 2) {
            throw new Wrong(Sentences.notWhoAndDoor(row.line(), row.name()));
        }
        if (!doors.contains(door)) {
            throw new Wrong(Sentences.doorNotOffered(row.line(), door.label()));
        }
        return new Group(who, door);
    }

    private static List<Count> row(Group group, Node node) {
        List<Node> numbers = node.list();
        if (numbers.size() != COLUMNS.size()) {
            throw new Wrong(Sentences.notThreeNumbers(node.line()));
        }
        List<Count> counts = new ArrayList<>();
        for (int column = 0; column < COLUMNS.size(); column++) {
            int number = number(numbers.get(column));
            if (number > 0) {
                counts.add(new Count(group.who(), COLUMNS.get(column), group.door(), number));
            }
        }
        return counts;
    }

    private static int number(Node node) {
        String written = node.text();
        int number = written.matches("\\d{1,4}") ? Integer.parseInt(written) : -1;
        if (number < 0 || number > MOST) {
            throw new Wrong(Sentences.notACount(node.line(), written, MOST));
        }
        return number;
    }

    private record Group(Who who, Door door) {}
}
