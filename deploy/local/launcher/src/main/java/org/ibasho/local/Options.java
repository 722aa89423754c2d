package org.ibasho.local;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.ibasho.local.run.Problem;

/**
 * What was asked for on the command line.
 *
 * @param portOffset added to every port, so that two systems can run beside each other
 * @param only the processes to start; empty means all of them
 */
record Options(
        Wish wish,
        boolean fresh,
        boolean demo,
        boolean detach,
        int portOffset,
        Path root,
        Path runFolder,
        Set<String> only) {

    enum Wish {
        UP,
        DOWN,
        HELP
    }

    private static final int HIGHEST_OFFSET = 40_000;

    static Options parse(String[] arguments, Path root) {
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        Wish wish = wish(String.valueOf(words.poll()));
        Options options = new Options(wish, false, false, false, 0, root, root.resolve("deploy/local/run"), Set.of());
        for (String word = words.poll(); word != null; word = words.poll()) {
            options = options.and(word, words);
        }
        return options;
    }

    private static Wish wish(String word) {
        return switch (word) {
            case "up" -> Wish.UP;
            case "down" -> Wish.DOWN;
            default -> throw unknown(word);
        };
    }

    private Options and(String word, Deque<String> rest) {
        if (word.equals("--help") || word.equals("-h")) {
            return new Options(Wish.HELP, fresh, demo, detach, portOffset, root, runFolder, only);
        }
        if (word.equals("--run-dir")) {
            return new Options(wish, fresh, demo, detach, portOffset, root, Path.of(value(word, rest)), only);
        }
        if (wish == Wish.DOWN) {
            throw unknown(word);
        }
        return switch (word) {
            case "--fresh" -> new Options(wish, true, demo, detach, portOffset, root, runFolder, only);
            case "--demo" -> new Options(wish, fresh, true, detach, portOffset, root, runFolder, only);
            case "--detach" -> new Options(wish, fresh, demo, true, portOffset, root, runFolder, only);
            case "--port-offset" ->
                new Options(wish, fresh, demo, detach, offset(value(word, rest)), root, runFolder, only);
            case "--only" ->
                new Options(wish, fresh, demo, detach, portOffset, root, runFolder, names(value(word, rest)));
            default -> throw unknown(word);
        };
    }

    private static String value(String option, Deque<String> rest) {
        String value = rest.poll();
        if (value == null || value.startsWith("--")) {
            throw Problem.ofUsage(option + " needs a value; --help shows which.");
        }
        return value;
    }

    private static int offset(String value) {
        int offset = value.matches("\\d{1,5}") ? Integer.parseInt(value) : -1;
        if (offset < 0 || offset > HIGHEST_OFFSET) {
            throw Problem.ofUsage("--port-offset needs a whole number from 0 to " + HIGHEST_OFFSET + ".");
        }
        return offset;
    }

    private static Set<String> names(String list) {
        return Set.copyOf(Stream.of(list.split(",", -1)).map(String::strip).toList());
    }

    private static Problem unknown(String word) {
        return Problem.ofUsage("There is no option " + word + "; --help shows what there is.");
    }
}
