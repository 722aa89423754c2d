package org.ibasho.scheduling.site.paper;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.dict.UserDictionary;
import org.apache.lucene.analysis.ja.tokenattributes.ReadingAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Readings of Japanese, from a dictionary and a list of words that it reads wrongly. */
final class Readings {

    private static final Pattern KANJI = Pattern.compile("[\\p{IsHan}々ヶ]+");
    private static final int TO_HIRAGANA = 'ァ' - 'ぁ';

    private final @Nullable UserDictionary words;

    /** @param fixed words with readings that take precedence over the dictionary */
    Readings(Map<String, String> fixed) {
        String entries = fixed.entrySet().stream()
                .map(word -> "%1$s,%1$s,%2$s,名詞".formatted(word.getKey(), katakana(word.getValue())))
                .collect(Collectors.joining("\n"));
        try {
            words = UserDictionary.open(new StringReader(entries));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The dictionary with the words and towns of this site. It is some megabytes. */
    static Readings ofThisSite() {
        Map<String, String> words = new LinkedHashMap<>();
        Properties towns = load("site/towns.properties");
        towns.stringPropertyNames().forEach(town -> {
            String kana = towns.getProperty(town).split(",", -1)[0];
            if (!kana.isEmpty()) {
                words.put(town, kana);
            }
        });
        Properties ours = load("site/readings.properties");
        ours.stringPropertyNames().forEach(word -> words.put(word, ours.getProperty(word)));
        return new Readings(words);
    }

    private static Properties load(String name) {
        try {
            return PropertiesLoaderUtils.loadProperties(
                    new EncodedResource(new ClassPathResource(name), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A segment of a text.
     *
     * @param reading the reading of kanji; null for other text
     */
    record Piece(String text, @Nullable String reading) {

        Piece(String text) {
            this(text, null);
        }
    }

    /** The text in segments: kanji with their reading, everything else without. */
    List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        try (JapaneseTokenizer tokens = new JapaneseTokenizer(words, false, true, JapaneseTokenizer.Mode.NORMAL)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            ReadingAttribute reading = tokens.addAttribute(ReadingAttribute.class);
            tokens.setReader(new StringReader(text));
            tokens.reset();
            while (tokens.incrementToken()) {
                pieces.addAll(split(term.toString(), reading.getReading()));
            }
            tokens.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return pieces;
    }

    /** 過ごし becomes 過 with its reading, and ごし without: kana need none. */
    private static List<Piece> split(String word, @Nullable String katakana) {
        if (katakana == null || !KANJI.matcher(word).find()) {
            return List.of(new Piece(word));
        }
        String reading = hiragana(katakana);
        List<String> parts = parts(word);
        Matcher match = Pattern.compile(parts.stream()
                        .map(part -> isKanji(part) ? "(.+?)" : Pattern.quote(hiragana(part)))
                        .collect(Collectors.joining()))
                .matcher(reading);
        if (!match.matches()) {
            return List.of(new Piece(word, reading));
        }
        List<Piece> pieces = new ArrayList<>();
        int group = 1;
        for (String part : parts) {
            pieces.add(isKanji(part) ? new Piece(part, match.group(group++)) : new Piece(part));
        }
        return pieces;
    }

    private static List<String> parts(String word) {
        List<String> parts = new ArrayList<>();
        Matcher kanji = KANJI.matcher(word);
        int end = 0;
        while (kanji.find()) {
            if (kanji.start() > end) {
                parts.add(word.substring(end, kanji.start()));
            }
            parts.add(kanji.group());
            end = kanji.end();
        }
        if (end < word.length()) {
            parts.add(word.substring(end));
        }
        return parts;
    }

    private static boolean isKanji(String part) {
        return KANJI.matcher(part).matches();
    }

    private static String hiragana(String text) {
        return moved(text, 'ァ', 'ヶ', -TO_HIRAGANA);
    }

    private static String katakana(String text) {
        return moved(text, 'ぁ', 'ゖ', TO_HIRAGANA);
    }

    private static String moved(String text, char from, char to, int by) {
        return text.chars()
                .map(letter -> letter >= from && letter <= to ? letter + by : letter)
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }
}
