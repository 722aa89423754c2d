package org.ibasho.local.loader.reading;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.ibasho.local.loader.word.Word;
import org.ibasho.local.loader.year.Span;

/** Single values: each function answers the value or throws what is wrong with it. */
final class Values {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private Values() {}

    static Function<Node, String> text(int longest) {
        return node -> {
            String text = node.text();
            if (text.length() > longest) {
                throw new Wrong(Sentences.tooLong(node.line(), longest));
            }
            return text;
        };
    }

    static <W extends Enum<W> & Word> Function<Node, W> word(Class<W> words) {
        return node -> Word.find(words, node.text())
                .orElseThrow(() -> new Wrong(Sentences.unknownWord(node.line(), node.text(), Word.labels(words))));
    }

    /** One or several different words. */
    static <W extends Enum<W> & Word> Function<Node, List<W>> words(Class<W> words) {
        return node -> {
            Set<W> found = new LinkedHashSet<>();
            for (Node item : node.list()) {
                if (!found.add(word(words).apply(item))) {
                    throw new Wrong(Sentences.twice(item.line(), item.text()));
                }
            }
            if (found.isEmpty()) {
                throw new Wrong(Sentences.empty(node.line()));
            }
            return new ArrayList<>(found);
        };
    }

    static LocalDate day(Node node) {
        return day(node, node.text());
    }

    private static LocalDate day(Node node, String written) {
        try {
            return LocalDate.parse(written);
        } catch (DateTimeException wrong) {
            throw new Wrong(Sentences.noSuchDay(node.line(), written));
        }
    }

    private static LocalTime time(Node node, String written) {
        try {
            return LocalTime.parse(written, CLOCK);
        } catch (DateTimeException wrong) {
            throw new Wrong(Sentences.noSuchTime(node.line(), written));
        }
    }

    static Span.Hours hours(Node node) {
        String[] ends = node.text().split("\\s*[-–〜~]\\s*", -1);
        if (ends.length != 2) {
            throw new Wrong(Sentences.notFromTo(node.line(), node.text()));
        }
        Span.Hours hours = new Span.Hours(time(node, ends[0]), time(node, ends[1]));
        if (!hours.to().isAfter(hours.from())) {
            throw new Wrong(Sentences.endBeforeStart(node.line()));
        }
        return hours;
    }

    static OffsetDateTime dayAndTime(Node node) {
        String[] parts = node.text().split("\\s+", -1);
        if (parts.length != 2) {
            throw new Wrong(Sentences.notDayAndTime(node.line(), node.text()));
        }
        return LocalDateTime.of(day(node, parts[0]), time(node, parts[1])).atOffset(Span.JAPAN);
    }
}
